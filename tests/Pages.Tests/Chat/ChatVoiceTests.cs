using Interpreter.Pages.Tests.Support;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Chat;

/// <summary>Speaking in a chat.</summary>
[Collection(MicrophoneTests.Name)]
public sealed class ChatVoiceTests(Chromium chromium, InterpreterHost host)
{
    [Fact]
    public async Task What_is_said_and_answered_is_heard_written_and_stored()
    {
        using var recording = new Recording().Silence(TimeSpan.FromSeconds(0.6)).Speech(Phrase.Hello.KoreanAudio).Silence(TimeSpan.FromSeconds(1)).Finish();
        await using var browser = await chromium.LaunchAsync(recording.File);
        await using var room = await ChatRoom.OpenAsync(browser, host.Address);
        await room.Page.EvaluateAsync(
            "async () => { const { Player } = await import('/js/player.js'); window.heard = 0; const play = Player.prototype.play; Player.prototype.play = function (pcm) { window.heard += pcm.byteLength; return play.call(this, pcm); }; }");

        await room.Page.ClickAsync("#talk");
        await Assertions.Expect(room.Page.Locator("#talk")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(room.Questions.First.Locator(".content")).ToHaveTextAsync(Phrase.Hello.Korean);
        await room.ExpectAnswerAsync(0, Phrase.Hello.English);
        await Assertions.Expect(room.Questions.First.Locator(".who")).ToHaveTextAsync("You · spoken");
        await room.Page.WaitForFunctionAsync("(bytes) => window.heard === bytes", Phrase.CountSamples(Phrase.Hello.EnglishAudio) * 2);
        await room.ScreenshotAsync("chat-voice");
        await room.Page.ClickAsync("#talk");
        await Assertions.Expect(room.Page.Locator("#talk")).ToHaveAttributeAsync("aria-pressed", "false");

        // Written and spoken in one chat, all of it stored.
        await room.AskAsync("And now written");
        await room.ReloadAsync();
        await Assertions.Expect(room.Messages).ToHaveCountAsync(4);
        await Assertions.Expect(room.Questions.First.Locator(".content")).ToHaveTextAsync(Phrase.Hello.Korean);
        await Assertions.Expect(room.Answers.First.Locator(".who")).ToHaveTextAsync("Gemini · spoken");
    }

    [Fact]
    public async Task A_refused_microphone_is_explained_and_writing_still_works()
    {
        using var silence = new Recording().Silence(TimeSpan.FromSeconds(1)).Finish();
        await using var browser = await chromium.LaunchAsync(silence.File, refuseMicrophone: true);
        await using var room = await ChatRoom.OpenAsync(browser, host.Address, new() { Locale = "ru-RU" });

        await room.Page.ClickAsync("#talk");

        await Assertions.Expect(room.Notices).ToContainTextAsync("Браузеру нельзя использовать микрофон");
        await Assertions.Expect(room.Page.Locator("#talk")).ToHaveAttributeAsync("aria-pressed", "false");
        await room.AskAsync("Hello");
    }
}
