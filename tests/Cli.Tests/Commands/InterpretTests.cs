using Interpreter.Cli.Tests.Fixtures;
using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.Cli.Tests.Commands;

/// <summary>From end to end: the program, the server's socket, the session, the simulated Gemini.</summary>
public sealed class InterpretTests(InterpreterServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interpret");

    [Fact]
    public async Task A_recording_is_printed_in_both_languages_and_its_interpretation_written()
    {
        var output = Path.Combine(_folder.FullName, "out.wav");

        var run = await Run.OfAsync(Samples.File("hello", "ko"), "--to", "en", "--out", output, "--url", server.Url);

        Assert.Equal((0, ""), (run.ExitCode, run.Error.Replace($"2.1 s of speech written to {output}.\n", "", StringComparison.Ordinal)));
        Assert.Equal(["ko  안녕하세요, 오늘 기분이 어떠세요?", "en  Hello, how are you today?"], run.Lines);
        Assert.Equal(Samples.Of("hello", "en"), Samples.Read(await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(24_000)]
    [InlineData(48_000)]
    public async Task Every_phrase_is_interpreted_from_copies_of_any_rate(int rate)
    {
        var runs = Samples.Book.Phrases.SelectMany(phrase => phrase.Sides.Keys, async (phrase, language) =>
        {
            var run = await Run.OfAsync(Samples.Wav(Samples.Of(phrase.Id, language), rate), "-", "--out", "-", "--fast", "--url", server.Url);
            return (phrase, language, run);
        });

        foreach (var (phrase, language, run) in await Task.WhenAll(runs))
        {
            var counterpart = Samples.Book.Counterpart(language);
            Assert.Equal(0, run.ExitCode);
            Assert.Equal(
                [$"{language}  {phrase.Sides[language].Text}", $"{counterpart}  {phrase.Sides[counterpart].Text}"],
                run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1]);
            Assert.Equal(Samples.Of(phrase.Id, counterpart), Samples.Read(run.Sound));
        }
    }

    [Fact]
    public async Task Several_utterances_become_several_turns_in_their_order()
    {
        var pause = new short[24_000 / 2];
        short[] conversation = [.. Samples.Of("price", "ko"), .. pause, .. Samples.Of("meet", "en"), .. pause, .. Samples.Of("price", "en")];

        var run = await Run.OfAsync(Samples.Wav(conversation, 16_000), "-", "--out", "-", "--fast", "--url", server.Url);

        Assert.Equal(
            ["ko  이거 얼마예요?", "en  How much does this cost?", "en  It is a pleasure to meet you.", "ko  만나서 반갑습니다.", "en  How much does this cost?", "ko  이거 얼마예요?"],
            run.Error.Split('\n')[..6]);
        Assert.Equal([.. Samples.Of("price", "en"), .. Samples.Of("meet", "ko"), .. Samples.Of("price", "ko")], Samples.Read(run.Sound));
    }

    [Fact]
    public async Task Speech_that_nobody_knows_is_answered_as_the_model_answers_it()
    {
        var unknown = Samples.Of("hello", "ko").Reverse().ToArray();

        var run = await Run.OfAsync(Samples.Wav(unknown), "-", "--out", "-", "--fast", "--url", server.Url);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(UnrecognisedSpeech.Pcm24k.ToArray(), run.Sound[44..]);
    }

    [Fact]
    public async Task Silence_is_reported_as_a_failure()
    {
        var run = await Run.OfAsync(Samples.Wav(new short[24_000]), "-", "--fast", "--url", server.Url);

        Assert.Equal((1, "No speech was heard in standard input: is it loud enough?\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task What_the_command_line_asks_for_reaches_the_model()
    {
        var glossary = Path.Combine(_folder.FullName, "glossary.txt");
        await File.WriteAllTextAsync(glossary, "# remarks are left out\n\nsubway = Unterwelt\n", TestContext.Current.CancellationToken);

        var run = await Run.OfAsync(
            Samples.File("hello", "ko"), "--from", "ko", "--to", "en", "--voice", "kore", "--glossary", glossary, "--fast", "--url", server.Url);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(server.Gemini.Setups, setup => setup.Contains("Unterwelt", StringComparison.Ordinal) && setup.Contains("\"Kore\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--voice", "Nobody")]
    [InlineData("--model", "no-such-model")]
    [InlineData("--to", "ja")]
    public async Task Settings_that_the_server_refuses_are_reported_in_its_words(string option, string value)
    {
        var run = await Run.OfAsync(Samples.File("hello", "ko"), option, value, "--url", server.Url);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("The server refuses: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_closes_the_session()
    {
        // Alone: a chat that was left lives on for two minutes.
        await using var server = new InterpreterServer();
        await server.InitializeAsync();
        using var stop = new CancellationTokenSource();
        var input = Path.Combine(_folder.FullName, "long.wav");
        await File.WriteAllBytesAsync(input, Samples.Wav(new short[60 * 24_000], 8_000), TestContext.Current.CancellationToken);
        var run = Run.OfAsync([], new Dictionary<string, string>(), stop.Token, input, "--url", server.Url);
        await Eventually.Async(() => server.LiveSessions == 1);

        await stop.CancelAsync();

        Assert.Equal((130, "Stopped.\n"), ((await run).ExitCode, (await run).Error));
        await Eventually.Async(() => server.LiveSessions == 0);
    }

    [Fact]
    public async Task Without_a_server_Gemini_interprets_directly()
    {
        var run = await DirectAsync("a-key", Samples.File("price", "ko"), "--to", "en", "--out", "-", "--direct", "--fast");

        Assert.Equal(["ko  이거 얼마예요?", "en  How much does this cost?"], run.Error.Split('\n')[..2]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Samples.Of("price", "en"), Samples.Read(run.Sound));
    }

    [Fact]
    public async Task A_key_that_Gemini_refuses_is_reported()
    {
        var run = await DirectAsync(InterpreterServer.RefusedKey, Samples.File("price", "ko"), "--direct", "--fast");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("key", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(InterpreterServer.RefusedKey, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Run> DirectAsync(string key, params string[] args) => Run.OfAsync(
        [],
        new Dictionary<string, string> { ["GEMINI_API_KEY"] = key, ["GEMINI_BASE_URL"] = server.Gemini.BaseAddress.AbsoluteUri },
        TestContext.Current.CancellationToken,
        args);
}
