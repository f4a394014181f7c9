namespace Interpreter.Storage.Statistics;

/// <summary>The statements that count, the same for every database. They read sessions' counts, never messages.</summary>
internal static class StatisticsSql
{
    public const string Totals =
        """
        SELECT count(*) AS total_sessions,
            CAST(coalesce(sum(CASE WHEN is_active THEN 1 ELSE 0 END), 0) AS bigint) AS active_sessions,
            CAST(coalesce(sum(messages_count), 0) AS bigint) AS total_messages,
            CAST(coalesce(sum(tokens_used), 0) AS bigint) AS total_tokens,
            CAST(coalesce(sum(response_seconds) / nullif(sum(responses), 0), 0) AS double precision) AS average_response_time
        FROM chat_sessions
        """;

    public const string OfUser = $"{Totals} WHERE owner_id = @ownerId";

    private const string Sessions = "SELECT id, title, messages_count, updated_at FROM chat_sessions";

    public const string Recent = $"{Sessions} ORDER BY updated_at DESC, id DESC LIMIT @top";

    public const string RecentOfUser = $"{Sessions} WHERE owner_id = @ownerId ORDER BY updated_at DESC, id DESC LIMIT @recent";

    public const string SessionsByUser =
        """
        SELECT u.username, s.sessions
        FROM (SELECT owner_id, count(*) AS sessions FROM chat_sessions GROUP BY owner_id ORDER BY sessions DESC, owner_id LIMIT @top) s
        JOIN users u ON u.id = s.owner_id
        ORDER BY s.sessions DESC, s.owner_id
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
