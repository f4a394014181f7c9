using Interpreter.Core.Storage;

namespace Interpreter.Storage.Messages;

/// <summary>The statements on messages, the same for every database.</summary>
internal static class MessageSql
{
    private const string Columns =
        "id, session_id, role, message_type, content, language, timestamp, tokens_used, response_time, processing_time, metadata";

    /// <summary>Counts what comes in, and holds the session: numbers within it are in the order of commits.</summary>
    public const string Count =
        """
        UPDATE chat_sessions SET
            messages_count = messages_count + @Messages,
            tokens_used = tokens_used + @Tokens,
            responses = responses + @Responses,
            response_seconds = response_seconds + @Seconds,
            updated_at = @Now
        WHERE id = @SessionId AND owner_id = @OwnerId
        """;

    public const string CountDay =
        """
        INSERT INTO daily_usage (owner_id, day, messages, tokens, response_seconds)
        VALUES (@OwnerId, @Day, @Messages, @Tokens, @Seconds)
        ON CONFLICT (owner_id, day) DO UPDATE SET
            messages = daily_usage.messages + excluded.messages,
            tokens = daily_usage.tokens + excluded.tokens,
            response_seconds = daily_usage.response_seconds + excluded.response_seconds
        """;

    public const string Store =
        """
        INSERT INTO chat_messages (session_id, owner_id, role, message_type, content, language, timestamp, tokens_used,
            response_time, processing_time, metadata)
        VALUES (@SessionId, @OwnerId, @Role, @Type, @Content, @Language, @Timestamp, @TokensUsed,
            @ResponseTime, @ProcessingTime, @Metadata)
        """;

    public const string Insert = $"{Store} RETURNING {Columns}";

    public const string Find = $"SELECT {Columns} FROM chat_messages WHERE id = @id AND owner_id = @ownerId";

    public const string Hold = "UPDATE chat_sessions SET updated_at = @now WHERE id = @SessionId";

    public const string Measure =
        $"""
        UPDATE chat_messages SET
            tokens_used = coalesce(@TokensUsed, tokens_used),
            response_time = coalesce(@ResponseTime, response_time),
            processing_time = coalesce(@ProcessingTime, processing_time)
        WHERE id = @id
        RETURNING {Columns}
        """;

    public const string Delete = $"DELETE FROM chat_messages WHERE id = @id RETURNING {Columns}";

    public const string CountAll = "SELECT coalesce((SELECT messages FROM user_totals WHERE owner_id = @ownerId), 0)";

    public const string CountInSession =
        "SELECT CAST(coalesce(sum(messages_count), 0) AS bigint) FROM chat_sessions WHERE owner_id = @ownerId AND id = @sessionId";

    // The owner is looked for in the session: beside each message the column would lead PostgreSQL, before it has analyzed
    // the table, to read all messages of the owner for a few of the session.
    private const string InSession = "session_id = @sessionId AND EXISTS (SELECT 1 FROM chat_sessions WHERE id = @sessionId AND owner_id = @ownerId)";

    public const string Recent = $"SELECT {Columns} FROM chat_messages WHERE owner_id = @ownerId ORDER BY id DESC LIMIT @limit";

    public const string Read =
        $"SELECT {Columns} FROM chat_messages WHERE {InSession} AND id > @after ORDER BY id LIMIT @limit";

    public const string ClearCounts =
        """
        UPDATE chat_sessions SET messages_count = 0, tokens_used = 0, responses = 0, response_seconds = 0, updated_at = @now
        WHERE id = @sessionId AND owner_id = @ownerId
        """;

    public const string Clear = "DELETE FROM chat_messages WHERE session_id = @sessionId";

    public static string List(MessageQuery query) =>
        $"SELECT {Columns} FROM chat_messages WHERE {(query.SessionId is null ? "owner_id = @ownerId" : InSession)}"
        + $" ORDER BY id {(query.NewestFirst ? "DESC" : "ASC")} LIMIT @Size OFFSET @Offset";

    public static string History(long? before) =>
        $"SELECT {Columns} FROM chat_messages WHERE {InSession}"
        + (before is null ? "" : " AND id < @before")
        + " ORDER BY id DESC LIMIT @limit";
}
