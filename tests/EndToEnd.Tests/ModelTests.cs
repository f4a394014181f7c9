namespace Interpreter.EndToEnd.Tests;

public sealed class ModelTests
{
    [Theory]
    [InlineData("gemini-3.8-live")]
    [InlineData("gemini-3.1-flash-live-preview")]
    [InlineData("gemini-2.5-flash-native-audio-preview-12-2025")]
    public async Task A_conversational_model_interprets_both_ways(string model)
    {
        await using var conversation = await Conversation.StartAsync(timeScale: 5, model);
        foreach (var phrase in conversation.Book.Phrases.Take(2))
        {
            (await conversation.InterpretAsync(phrase, "ko")).AssertInterprets(phrase, "ko", "en");
            (await conversation.InterpretAsync(phrase, "en")).AssertInterprets(phrase, "en", "ko");
        }
    }

    [Fact]
    public async Task A_translation_model_interprets_one_way_without_ever_announcing_a_turn_s_end()
    {
        await using var conversation = await Conversation.StartAsync(timeScale: 5, "gemini-3.5-live-translate-preview", target: "en");
        foreach (var phrase in conversation.Book.Phrases.Take(3))
        {
            (await conversation.InterpretAsync(phrase, "ko")).AssertInterprets(phrase, "ko", "en");
        }
    }
}
