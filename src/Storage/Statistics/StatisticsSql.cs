namespace Interpreter.Storage.Statistics;

/// <summary>The statements that count, the same for every database. They read users' totals, never sessions or messages.</summary>
internal static class StatisticsSql
{
    public const string Totals =
        """
        SELECT CAST(coalesce(sum(sessions), 0) AS bigint) AS total_sessions,
            CAST(coalesce(sum(active_sessions), 0) AS bigint) AS active_sessions,
            CAST(coalesce(sum(messages), 0) AS bigint) AS total_messages,
            CAST(coalesce(sum(tokens), 0) AS bigint) AS total_tokens,
            CAST(coalesce(sum(response_seconds) / nullif(sum(responses), 0), 0) AS double precision) AS average_response_time
        FROM user_totals
        """;

    public const string OfUser = $"{Totals} WHERE owner_id = @ownerId";

    private const string Sessions = "SELECT id, title, messages_count, updated_at FROM chat_sessions";

    public const string Recent = $"{Sessions} ORDER BY updated_at DESC, id DESC LIMIT @top";

    public const string RecentOfUser = $"{Sessions} WHERE owner_id = @ownerId ORDER BY updated_at DESC, id DESC LIMIT @recent";

    public const string SessionsByUser =
        """
        SELECT u.username, t.sessions
        FROM (SELECT owner_id, sessions FROM user_totals WHERE sessions > 0 ORDER BY sessions DESC, owner_id LIMIT @top) t
        JOIN users u ON u.id = t.owner_id
        ORDER BY t.sessions DESC, t.owner_id
        """;

    public const string TopPrompts =
        """
        SELECT prompt, count(*) AS count
        FROM (SELECT substr(content, 1, 200) AS prompt FROM chat_messages
            WHERE role = 'user' AND message_type = 'text' AND content <> '' ORDER BY id DESC LIMIT @window) p
        GROUP BY prompt ORDER BY count DESC, prompt LIMIT @top
        """;

    public const string ByDay =
        """
        SELECT day, messages, tokens, response_seconds FROM daily_usage
        WHERE owner_id = @ownerId AND day BETWEEN @from AND @to ORDER BY day
        """;
}
