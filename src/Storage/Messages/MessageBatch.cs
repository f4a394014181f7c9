using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Npgsql;

namespace Interpreter.Storage.Messages;

/// <summary>Stores the messages of a session that is made with them: nobody asks for their numbers, and none is used here.</summary>
internal static class MessageBatch
{
    /// <exception cref="FieldException">A field breaks its limit; it is named <c>messages[3].content</c>.</exception>
    public static async Task StoreAsync(Work work, long ownerId, long sessionId, IReadOnlyList<NewMessage> messages, DateTimeOffset now)
    {
        var rows = new List<MessageRow>();
        for (var index = 0; index < messages.Count; index++)
        {
            var row = Row(ownerId, sessionId, messages[index], now, index);
            if (messages[index].Images.Count > 0)
            {
                await StoreAsync(work, rows).ConfigureAwait(false);
                var stored = await work.SingleAsync<ChatMessage>(MessageSql.Insert, row).ConfigureAwait(false);
                await MessageImages.StoreAsync(work, stored.Id, messages[index].Images).ConfigureAwait(false);
                continue;
            }

            rows.Add(row);
            if (rows.Count == StorageLimits.Batch)
            {
                await StoreAsync(work, rows).ConfigureAwait(false);
            }
        }

        await StoreAsync(work, rows).ConfigureAwait(false);
    }

    private static async Task StoreAsync(Work work, List<MessageRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await (work.Connection is NpgsqlConnection connection
            ? MessageCopy.StoreAsync(connection, rows, work.CancellationToken)
            : work.ExecuteAsync(MessageSql.Store, rows)).ConfigureAwait(false);
        rows.Clear();
    }

    private static MessageRow Row(long ownerId, long sessionId, NewMessage message, DateTimeOffset now, int index)
    {
        try
        {
            return MessageRow.Of(ownerId, sessionId, message, now);
        }
        catch (FieldException exception)
        {
            throw new FieldException($"messages[{index}].{exception.Field}", exception.Problem, exception.Limit, exception);
        }
    }
}
