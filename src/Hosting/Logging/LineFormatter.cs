using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Interpreter.Hosting.Logging;

/// <summary>Writes log entries to the console in a <see cref="LineFormat"/>; an exception follows on lines of its own.</summary>
internal sealed class LineFormatter(LineFormat format, TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = entry.Formatter(entry.State, entry.Exception);
        textWriter.WriteLine(format.Format(new(time.GetLocalNow(), entry.Category, entry.LogLevel, message)));
        if (entry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }
}
