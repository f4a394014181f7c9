using Interpreter.Hosting.Settings;

namespace Interpreter.Hosting.Logging;

/// <summary>What is logged, and how it looks.</summary>
/// <param name="Level">The lowest level.</param>
/// <param name="Format">The look of a line; null for JSON.</param>
internal sealed record LogSettings(LogLevel Level, LineFormat? Format)
{
    private const string DefaultFormat = "%(asctime)s - %(name)s - %(levelname)s - %(message)s";

    public static LogSettings Read(SettingReader reader, bool debug) => new(ReadLevel(reader, debug), ReadFormat(reader));

    private static LogLevel ReadLevel(SettingReader reader, bool debug)
    {
        switch (reader.Text(SettingNames.LogLevel)?.ToUpperInvariant())
        {
            case null:
                return debug ? LogLevel.Debug : LogLevel.Information;
            case "DEBUG":
                return LogLevel.Debug;
            case "INFO":
                return LogLevel.Information;
            case "WARNING":
                return LogLevel.Warning;
            case "ERROR":
                return LogLevel.Error;
            default:
                reader.Fail(SettingNames.LogLevel, reader.Text(SettingNames.LogLevel), "use DEBUG, INFO, WARNING or ERROR");
                return LogLevel.Information;
        }
    }

    private static LineFormat? ReadFormat(SettingReader reader)
    {
        var text = reader.Text(SettingNames.LogFormat) ?? DefaultFormat;
        if (text is "json")
        {
            return null;
        }

        try
        {
            return LineFormat.Parse(text);
        }
        catch (FormatException exception)
        {
            reader.Fail(SettingNames.LogFormat, text, exception.Message);
            return null;
        }
    }
}
