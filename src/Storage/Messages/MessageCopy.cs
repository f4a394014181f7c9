using Npgsql;
using NpgsqlTypes;

namespace Interpreter.Storage.Messages;

/// <summary>Stores many messages in PostgreSQL in one piece: row by row, a hundred thousand of them are as many answers to wait for.</summary>
internal static class MessageCopy
{
    private const string Copy =
        """
        COPY chat_messages (session_id, owner_id, role, message_type, content, language, timestamp, tokens_used,
            response_time, processing_time, metadata) FROM STDIN (FORMAT binary)
        """;

    public static async Task StoreAsync(NpgsqlConnection connection, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var writer = await connection.BeginBinaryImportAsync(Copy, cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                await writer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.SessionId, NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.OwnerId, NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.Role, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.Type, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.Content, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
                await WriteAsync(writer, row.Language, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.Timestamp.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken).ConfigureAwait(false);
                await WriteAsync(writer, row.TokensUsed, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
                await WriteAsync(writer, row.ResponseTime, NpgsqlDbType.Double, cancellationToken).ConfigureAwait(false);
                await WriteAsync(writer, row.ProcessingTime, NpgsqlDbType.Double, cancellationToken).ConfigureAwait(false);
                await writer.WriteAsync(row.Metadata, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
            }

            await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type, CancellationToken cancellationToken) =>
        value is null ? writer.WriteNullAsync(cancellationToken) : writer.WriteAsync(value, type, cancellationToken);

    private static Task WriteAsync<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type, CancellationToken cancellationToken)
        where T : struct =>
        value is { } known ? writer.WriteAsync(known, type, cancellationToken) : writer.WriteNullAsync(cancellationToken);
}
