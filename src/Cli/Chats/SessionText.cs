using System.Globalization;
using System.Text.Json;
using Interpreter.Client;

namespace Interpreter.Cli.Chats;

/// <summary>Prints what was said in a session.</summary>
internal static class SessionText
{
    /// <summary>Prints a session: its title, and all of its messages.</summary>
    /// <param name="client">The server.</param>
    /// <param name="id">The session's number.</param>
    /// <param name="isJson">Whether as JSON, with its newest messages.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="time">Whose time zone is shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task PrintAsync(InterpreterClient client, long id, bool isJson, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var session = await client.Sessions.GetAsync(id, cancellationToken);
        if (isJson)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(session, CliJson.Printed.ChatSessionDetail));
            return;
        }

        await terminal.Out.WriteLineAsync($"# {Printable.Line(session.Title)}");
        await foreach (var message in client.Sessions.GetMessagesAsync(id, cancellationToken))
        {
            var at = TimeZoneInfo.ConvertTime(message.Timestamp, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            await terminal.Out.WriteLineAsync();
            await terminal.Out.WriteLineAsync($"[{at}] {message.Role}{(message.MessageType == "image" ? " (with an image)" : "")}");
            await terminal.Out.WriteLineAsync(Printable.Lines(message.Content));
        }
    }
}
