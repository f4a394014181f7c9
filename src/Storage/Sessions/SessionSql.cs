using Interpreter.Core.Storage;

namespace Interpreter.Storage.Sessions;

/// <summary>The statements on sessions, the same for every database.</summary>
internal static class SessionSql
{
    // The rows wanted come first: only for them are the owner and the last message looked up, by index.
    private const string Before =
        """
        SELECT s.id, s.key, s.owner_id, u.username AS owner_username, s.title, s.kind, s.is_active, s.metadata,
            s.messages_count, s.created_at, s.updated_at, m.id AS last_id, m.role AS last_role,
            substr(m.content, 1, 200) AS last_content, m.timestamp AS last_timestamp
        FROM (SELECT * FROM chat_sessions
        """;

    private const string After =
        """
        ) s
        JOIN users u ON u.id = s.owner_id
        LEFT JOIN chat_messages m ON m.id = (SELECT max(id) FROM chat_messages WHERE session_id = s.id)
        """;

    private const string OwnerOnly = "owner_id = @OwnerId";

    public const string Insert =
        """
        INSERT INTO chat_sessions (key, owner_id, title, title_folded, kind, is_active, metadata, messages_count, tokens_used,
            responses, response_seconds, created_at, updated_at)
        VALUES (@Key, @OwnerId, @Title, @Folded, @Kind, @IsActive, @Metadata, @Messages, @Tokens, @Responses, @Seconds, @CreatedAt, @UpdatedAt)
        RETURNING id
        """;

    public const string Find = $"{Before} WHERE id = @id AND owner_id = @ownerId{After}";

    public const string FindByKey = $"{Before} WHERE key = @key AND owner_id = @ownerId{After}";

    public const string Update =
        """
        UPDATE chat_sessions SET
            title = coalesce(@Title, title),
            title_folded = coalesce(@Folded, title_folded),
            is_active = coalesce(@IsActive, is_active),
            metadata = coalesce(@Metadata, metadata),
            updated_at = @Now
        WHERE id = @id AND owner_id = @ownerId
        """;

    public const string Delete = "DELETE FROM chat_sessions WHERE id = @id AND owner_id = @ownerId RETURNING key";

    public const string DeleteSnapshot = "DELETE FROM actor_snapshots WHERE kind = 'session' AND key = @key";

    public static string List(SessionQuery query)
    {
        var direction = query.Ordering.Descending ? "DESC" : "ASC";
        var column = Column(query.Ordering.Field);
        return $"{Before} WHERE {Filter(query)} ORDER BY {column} {direction}, id {direction} LIMIT @Size OFFSET @Offset{After} ORDER BY s.{column} {direction}, s.id {direction}";
    }

    public static string Count(SessionQuery query) => Filter(query) is var filter && filter == OwnerOnly
        ? "SELECT coalesce((SELECT sessions FROM user_totals WHERE owner_id = @OwnerId), 0)"
        : $"SELECT count(*) FROM chat_sessions WHERE {filter}";

    private static string Filter(SessionQuery query) =>
        OwnerOnly
        + (string.IsNullOrEmpty(query.Search) ? "" : @" AND title_folded LIKE @Pattern ESCAPE '\'")
        + (query.IsActive is null ? "" : " AND is_active = @IsActive")
        + (query.Kind is null ? "" : " AND kind = @Kind");

    private static string Column(SessionField field) => field switch
    {
        SessionField.CreatedAt => "created_at",
        SessionField.Title => "title_folded",
        SessionField.Id => "id",
        _ => "updated_at",
    };
}
