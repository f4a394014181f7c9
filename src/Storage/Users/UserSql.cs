namespace Interpreter.Storage.Users;

/// <summary>The statements on accounts, the same for every database.</summary>
internal static class UserSql
{
    private const string Columns =
        """
        id, username, email, password_hash, security_stamp, role, is_active, failed_sign_ins, locked_until, limits,
        last_sign_in_at, created_at, updated_at
        """;

    public const string Insert =
        $"""
        INSERT INTO users (username, username_folded, email, password_hash, security_stamp, role, is_active, created_at, updated_at)
        VALUES (@Username, @Folded, @Email, @PasswordHash, @SecurityStamp, @Role, @IsActive, @Now, @Now)
        RETURNING {Columns}
        """;

    public const string Find = $"SELECT {Columns} FROM users WHERE id = @id";

    public const string FindByName = $"SELECT {Columns} FROM users WHERE username_folded = @Folded";

    public const string List =
        $"""
        SELECT {Columns} FROM users WHERE username_folded LIKE @Pattern ESCAPE '\'
        ORDER BY username_folded LIMIT @Size OFFSET @Offset
        """;

    public const string Count = @"SELECT count(*) FROM users WHERE username_folded LIKE @Pattern ESCAPE '\'";

    public const string Any = "SELECT EXISTS (SELECT 1 FROM users WHERE role = @Role)";

    // In the order of their numbers, so that two who ask at once do not wait for each other.
    public const string Administrators = "SELECT id FROM users WHERE role = @Role AND is_active = @IsActive ORDER BY id ";

    public const string Update =
        $"""
        UPDATE users SET
            email = coalesce(@Email, email),
            password_hash = coalesce(@PasswordHash, password_hash),
            security_stamp = coalesce(@SecurityStamp, security_stamp),
            role = coalesce(@Role, role),
            is_active = coalesce(@IsActive, is_active),
            limits = CASE WHEN @Limits IS NULL THEN limits ELSE nullif(@Limits, '') END,
            updated_at = @Now
        WHERE id = @id
        RETURNING {Columns}
        """;

    public const string SignedIn =
        $"""
        UPDATE users SET failed_sign_ins = 0, locked_until = NULL, last_sign_in_at = @Now
        WHERE id = @id
        RETURNING {Columns}
        """;

    public const string Failed =
        $"""
        UPDATE users SET
            locked_until = CASE WHEN failed_sign_ins + 1 >= @allowed THEN @Until ELSE locked_until END,
            failed_sign_ins = CASE WHEN failed_sign_ins + 1 >= @allowed THEN 0 ELSE failed_sign_ins + 1 END
        WHERE id = @id
        RETURNING {Columns}
        """;

    public const string DeleteSnapshots =
        """
        DELETE FROM actor_snapshots
        WHERE kind = 'session' AND key IN (SELECT CAST(key AS text) FROM chat_sessions WHERE owner_id = @id)
        """;

    public const string Delete = "DELETE FROM users WHERE id = @id";
}
