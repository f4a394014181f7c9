namespace Interpreter.GeminiSimulator.Tests;

public sealed class CommandLineTests
{
    private static readonly Dictionary<string, string> _environment = new()
    {
        ["SIMULATOR_TIME_SCALE"] = "5",
        ["SIMULATOR_PHRASEBOOK"] = "/from/environment",
    };

    [Fact]
    public void Arguments_win_over_environment_variables_and_those_over_defaults()
    {
        var options = CommandLine.Read(["--port", "0", "--time-scale", "2.5", "--refuse-keys", "a, b"], _environment.GetValueOrDefault);

        Assert.Equal((0, 2.5, "/from/environment"), (options.Port, options.TimeScale, options.Phrasebook));
        Assert.Equal(["a", "b"], options.RefuseKeys.Order());
        Assert.Equal(TimeSpan.FromMinutes(1), CommandLine.Read(["--go-away-after", "60"], _ => null).GoAwayAfter);
        Assert.Equal(9090, CommandLine.Read([], _ => null).Port);
    }

    [Theory]
    [InlineData("--time-scale fast", "--time-scale")]
    [InlineData("--port", "--port")]
    [InlineData("--nonsense 1", "--nonsense")]
    [InlineData("--key-refusal maybe", "AcceptThenClose")]
    public void A_setting_that_cannot_be_used_is_named(string arguments, string named)
    {
        var failure = Assert.Throws<FormatException>(() => CommandLine.Read(arguments.Split(' '), _ => null));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }
}
