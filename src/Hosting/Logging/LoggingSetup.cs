using Microsoft.Extensions.Logging.Console;

namespace Interpreter.Hosting.Logging;

/// <summary>Sets up the log.</summary>
internal static class LoggingSetup
{
    /// <summary>Logs to the console, as the settings say.</summary>
    public static void UseLogSettings(this ILoggingBuilder logging, LogSettings settings)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(settings.Level);
        // The framework tells of every request at INFO.
        logging.AddFilter("Microsoft", settings.Level > LogLevel.Warning ? settings.Level : LogLevel.Warning);
        logging.AddFilter("System", settings.Level > LogLevel.Warning ? settings.Level : LogLevel.Warning);
        // Orleans warns of everything that fails while a silo is away, a hundred lines a second: what it means is told by us.
        logging.AddFilter("Orleans", settings.Level <= LogLevel.Debug ? LogLevel.Warning : LogLevel.Critical);
        // The framework tells a failed start with a stack trace; the program tells it in a sentence.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns at each start that the keys in DATA_DIR are not encrypted; docs/operations.md says so once.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        if (settings.Format is { } format)
        {
            logging.Services.AddSingleton(format);
            logging.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
            logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
        }
        else
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "O";
            });
        }
    }
}
