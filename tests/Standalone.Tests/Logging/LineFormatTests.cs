using Interpreter.Hosting.Logging;
using Microsoft.Extensions.Logging;

namespace Interpreter.Standalone.Tests.Logging;

public sealed class LineFormatTests
{
    private static readonly LogLine Line = new(new(2025, 12, 12, 1, 2, 3, 45, TimeSpan.Zero), "Interpreter", LogLevel.Warning, "It happened.");

    [Theory]
    [InlineData("%(asctime)s - %(name)s - %(levelname)s - %(message)s", "2025-12-12 01:02:03,045 - Interpreter - WARNING - It happened.")]
    [InlineData("[%(levelname)-8s] %(message)s", "[WARNING ] It happened.")]
    [InlineData("%(levelname)9s|%(created)f", "  WARNING|1765501323.045")]
    [InlineData("100%% %(message)s", "100% It happened.")]
    [InlineData("plain", "plain")]
    public void Python_s_notation_is_understood(string format, string line) => Assert.Equal(line, LineFormat.Parse(format).Format(Line));

    [Theory]
    [InlineData("%(lineno)d")]
    [InlineData("%(message)")]
    [InlineData("100%")]
    public void What_is_not_offered_is_refused(string format) => Assert.Throws<FormatException>(() => LineFormat.Parse(format));

    [Theory]
    [InlineData(LogLevel.Debug, "DEBUG")]
    [InlineData(LogLevel.Information, "INFO")]
    [InlineData(LogLevel.Error, "ERROR")]
    [InlineData(LogLevel.Critical, "CRITICAL")]
    public void Levels_have_python_s_names(LogLevel level, string name) =>
        Assert.Equal(name, LineFormat.Parse("%(levelname)s").Format(Line with { Level = level }));
}
