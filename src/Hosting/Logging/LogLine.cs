namespace Interpreter.Hosting.Logging;

/// <summary>What a log line is made of.</summary>
internal readonly record struct LogLine(DateTimeOffset Time, string Name, LogLevel Level, string Message);
