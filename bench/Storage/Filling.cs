using Npgsql;
using NpgsqlTypes;

namespace Interpreter.StorageBench;

/// <summary>
/// Fills an empty database by COPY. User 1 owns a tenth of all sessions, the others share the rest. Messages come in the
/// order of time, one for each session in turn, so that a session's messages lie far apart on the disk.
/// </summary>
internal sealed class Filling(string connectionString, StorageBenchOptions options)
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Who owns a session.</summary>
    public static long Owner(int session, int users) => session % 10 == 0 || users == 1 ? 1 : 2 + (session % (users - 1));

    public async Task RunAsync()
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();

        await CopyUsersAsync(connection);
        await CopySessionsAsync(connection);

        // Messages are known to refer to their sessions rightly.
        await ExecuteAsync(connection, "SET session_replication_role = replica");
        await CopyMessagesAsync(connection);
        await ExecuteAsync(connection, "SET session_replication_role = DEFAULT");
        foreach (var table in new[] { "users", "chat_sessions", "chat_messages" })
        {
            await ExecuteAsync(connection, $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))");
            await ExecuteAsync(connection, $"VACUUM ANALYZE {table}");
        }

        await ExecuteAsync(connection, "VACUUM ANALYZE user_totals");
    }

    private async Task CopyUsersAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY users (id, username, username_folded, email, password_hash, security_stamp, role, is_active, created_at, updated_at) FROM STDIN (FORMAT binary)");
        for (long user = 1; user <= options.Users; user++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(user, NpgsqlDbType.Bigint);
            foreach (var text in new[] { $"user{user}", $"user{user}", "", "hash", "stamp", "user" })
            {
                await writer.WriteAsync(text, NpgsqlDbType.Text);
            }

            await writer.WriteAsync(true, NpgsqlDbType.Boolean);
            await writer.WriteAsync(Start, NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(Start, NpgsqlDbType.TimestampTz);
        }

        await writer.CompleteAsync();
    }

    private async Task CopySessionsAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY chat_sessions (id, key, owner_id, title, title_folded, kind, is_active, metadata, messages_count, tokens_used, responses, response_seconds, created_at, updated_at) FROM STDIN (FORMAT binary)");
        for (var session = 0; session < options.Sessions; session++)
        {
            var title = Vocabulary.Title(session);
            var messages = (long)((options.Messages / options.Sessions) + (session < options.Messages % options.Sessions ? 1 : 0));
            await writer.StartRowAsync();
            await writer.WriteAsync(session + 1L, NpgsqlDbType.Bigint);
            await writer.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid);
            await writer.WriteAsync(Owner(session, options.Users), NpgsqlDbType.Bigint);
            foreach (var text in new[] { title, title.ToUpperInvariant().ToLowerInvariant(), "chat" })
            {
                await writer.WriteAsync(text, NpgsqlDbType.Text);
            }

            await writer.WriteAsync(session % 7 != 0, NpgsqlDbType.Boolean);
            await writer.WriteAsync("{}", NpgsqlDbType.Text);
            await writer.WriteAsync(messages, NpgsqlDbType.Bigint);
            await writer.WriteAsync(messages * 50, NpgsqlDbType.Bigint);
            await writer.WriteAsync(messages / 2, NpgsqlDbType.Bigint);
            await writer.WriteAsync(messages / 2.0, NpgsqlDbType.Double);
            await writer.WriteAsync(Start.AddSeconds(session), NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(Start.AddSeconds(options.Sessions + Vocabulary.Number(session)), NpgsqlDbType.TimestampTz);
        }

        await writer.CompleteAsync();
    }

    private async Task CopyMessagesAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY chat_messages (id, session_id, owner_id, role, message_type, content, timestamp, tokens_used, response_time, metadata) FROM STDIN (FORMAT binary)");
        for (var message = 0; message < options.Messages; message++)
        {
            var session = message % options.Sessions;
            var isAnswer = message / options.Sessions % 2 == 1;
            await writer.StartRowAsync();
            await writer.WriteAsync(message + 1L, NpgsqlDbType.Bigint);
            await writer.WriteAsync(session + 1L, NpgsqlDbType.Bigint);
            await writer.WriteAsync(Owner(session, options.Users), NpgsqlDbType.Bigint);
            await writer.WriteAsync(isAnswer ? "assistant" : "user", NpgsqlDbType.Text);
            await writer.WriteAsync("text", NpgsqlDbType.Text);
            await writer.WriteAsync(Vocabulary.Text(message), NpgsqlDbType.Text);
            await writer.WriteAsync(Start.AddSeconds(message), NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(50, NpgsqlDbType.Integer);
            if (isAnswer)
            {
                await writer.WriteAsync(1.0, NpgsqlDbType.Double);
            }
            else
            {
                await writer.WriteNullAsync();
            }

            await writer.WriteAsync("{}", NpgsqlDbType.Text);
        }

        await writer.CompleteAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
