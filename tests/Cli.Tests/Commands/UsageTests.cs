using Interpreter.Cli.Tests.Fixtures;

namespace Interpreter.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("Required argument missing")]
    [InlineData("'two.wav'", "one.wav", "two.wav")]
    [InlineData("'--bogus'", "one.wav", "--bogus")]
    [InlineData("'--to'", "one.wav", "--to")]
    [InlineData("--to xx is not a language", "one.wav", "--to", "xx")]
    [InlineData("two different languages", "one.wav", "--from", "ko", "--to", "KO")]
    [InlineData("--url must be the address", "one.wav", "--url", "http://localhost:8000/ws")]
    [InlineData("leave --url out", "one.wav", "--direct", "--url", "ws://localhost:8000/ws")]
    public async Task A_wrong_command_line_says_how_and_ends_with_2(string expected, params string[] args)
    {
        var run = await Run.OfAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Try: interpret --help\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_the_exit_codes()
    {
        var run = await Run.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["IN.wav", "--from", "--to", "--out", "--url", "--voice", "--model", "--glossary", "--fast", "--direct", "2 wrong usage", "GEMINI_API_KEY"],
            word => Assert.Contains(word, run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There is no file no.wav.", "no.wav")]
    [InlineData("GEMINI_API_KEY is not set", "speech/hello.ko.wav", "--direct")]
    [InlineData("Gemini has no voice Nobody", "speech/hello.ko.wav", "--direct", "--voice", "Nobody")]
    [InlineData("The model gpt is not known", "speech/hello.ko.wav", "--direct", "--model", "gpt")]
    [InlineData("name both, --from and --to", "speech/hello.ko.wav", "--direct", "--to", "ja")]
    [InlineData("one direction only", "speech/hello.ko.wav", "--direct", "--model", "gemini-3.5-live-translate-preview")]
    [InlineData("The glossary no.txt can't be read", "speech/hello.ko.wav", "--glossary", "no.txt")]
    [InlineData("No server answers at ws://127.0.0.1:1/ws: start it with", "speech/hello.ko.wav", "--url", "ws://127.0.0.1:1/ws")]
    public async Task What_is_missing_is_told_in_a_sentence(string expected, params string[] args)
    {
        args[0] = args[0].Replace("speech/", Path.Combine(AppContext.BaseDirectory, "speech/"), StringComparison.Ordinal);

        var run = await Run.OfAsync(args);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_is_not_a_wav_is_refused()
    {
        var run = await Run.OfAsync("this is a text, not a recording"u8.ToArray(), "-");

        Assert.Equal((1, "Standard input: This is not a WAV: it does not begin with RIFF and WAVE.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_line_of_the_glossary_that_is_wrong_is_named()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "subway = 지하철\nno equals sign\n", TestContext.Current.CancellationToken);

            var run = await Run.OfAsync(Samples.File("hello", "ko"), "--glossary", path);

            Assert.StartsWith($"Line 2 of the glossary {path}", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
