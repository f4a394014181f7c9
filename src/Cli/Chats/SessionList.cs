using System.Globalization;
using System.Text.Json;
using Interpreter.Client;
using Interpreter.Client.Chats;

namespace Interpreter.Cli.Chats;

/// <summary>Prints a list of sessions.</summary>
internal static class SessionList
{
    private const int MaxPage = 100;

    /// <summary>Prints the sessions of a user, a line each.</summary>
    /// <param name="client">The server.</param>
    /// <param name="search">A part of the titles; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="isJson">Whether as JSON.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="time">Whose time zone is shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task PrintAsync(
        InterpreterClient client, string? search, int limit, bool isJson, Terminal terminal, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new ChatSessionQuery { Search = search, PageSize = Math.Min(limit, MaxPage) };
        var left = limit;
        await foreach (var session in client.Sessions.ListAsync(query, cancellationToken))
        {
            await terminal.Out.WriteLineAsync(isJson ? JsonSerializer.Serialize(session, CliJson.Printed.ChatSession) : Line(session, time));
            if (--left == 0)
            {
                break;
            }
        }
    }

    private static string Line(ChatSession session, TimeProvider time)
    {
        var changed = TimeZoneInfo.ConvertTime(session.UpdatedAt, time.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"{session.Id,6}  {changed}  {session.MessagesCount,5}  {Printable.Line(session.Title)}";
    }
}
