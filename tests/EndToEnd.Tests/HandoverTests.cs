using Interpreter.Core.Sessions;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.EndToEnd.Tests;

public sealed class HandoverTests
{
    private static readonly string[] Languages = ["ko", "en"];

    [Fact]
    public async Task Ten_minutes_of_conversation_cross_a_goAway_and_lose_or_double_no_caption_and_no_sample()
    {
        await using var conversation = await Conversation.StartAsync(timeScale: 25);
        for (var turn = 0; conversation.Elapsed < TimeSpan.FromMinutes(10); turn++)
        {
            var phrase = conversation.Book.Phrases[turn % conversation.Book.Phrases.Count];
            await AssertInterpretedAsync(conversation, phrase, Languages[turn / 3 % 2]);
        }

        Assert.Contains(conversation.Notes, note => note is SessionNote.GoAwayReceived);
        Assert.Contains(conversation.Notes, note => note is SessionNote.HandedOver);
        Assert.DoesNotContain(conversation.Notes, note => note is SessionNote.UpstreamLost);
    }

    [Fact]
    public async Task A_goAway_in_mid_speech_loses_and_doubles_nothing()
    {
        await using var conversation = await Conversation.StartAsync(timeScale: 5);
        foreach (var phrase in conversation.Book.Phrases.Take(3))
        {
            await AssertInterpretedAsync(conversation, phrase, "ko", () => conversation.Simulator.SendGoAway(TimeSpan.FromSeconds(50)));
        }

        Assert.Equal(3, conversation.Notes.Count(note => note is SessionNote.HandedOver));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_mid_speech_loses_and_doubles_nothing()
    {
        await using var conversation = await Conversation.StartAsync(timeScale: 5);
        foreach (var phrase in conversation.Book.Phrases.Take(3))
        {
            await AssertInterpretedAsync(conversation, phrase, "en", conversation.Simulator.AbortAll);
        }

        Assert.Equal(3, conversation.Notes.Count(note => note is SessionNote.UpstreamLost));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_mid_answer_loses_and_doubles_nothing()
    {
        await using var conversation = await Conversation.StartAsync(timeScale: 5);
        foreach (var phrase in conversation.Book.Phrases.Take(3))
        {
            await AssertInterpretedAsync(conversation, phrase, "ko", inMidAnswer: conversation.Simulator.AbortAll);
        }

        Assert.Equal(3, conversation.Notes.Count(note => note is SessionNote.UpstreamLost));
    }

    private static async Task AssertInterpretedAsync(
        Conversation conversation, Phrase phrase, string language, Action? inMidSpeech = null, Action? inMidAnswer = null)
    {
        var heard = await conversation.InterpretAsync(phrase, language, inMidSpeech, inMidAnswer);
        heard.AssertInterprets(phrase, language, conversation.Book.Counterpart(language));
        Assert.NotNull(heard.Turn!.Usage);
    }
}
