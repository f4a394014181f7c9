using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Messages;

/// <summary>Messages, in the table <c>chat_messages</c>, and their counts in <c>chat_sessions</c> and <c>daily_usage</c>.</summary>
internal sealed class MessageStore(Database database, TimeProvider timeProvider) : IMessageStore
{
    public Task<IReadOnlyList<ChatMessage>?> AppendAsync(long ownerId, long sessionId, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Check.Range("messages", messages.Count, 1, StorageLimits.Batch);
        var now = timeProvider.Now();
        var counts = new MessageCounts(ownerId, sessionId, now).Add(messages);
        var rows = messages.Select(message => (Row: MessageRow.Of(ownerId, sessionId, message, now), message.Images)).ToArray();
        return database.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(MessageSql.Count, counts).ConfigureAwait(false) == 0)
                {
                    return null;
                }

                var stored = new List<ChatMessage>(rows.Length);
                foreach (var (row, images) in rows)
                {
                    var message = await work.SingleAsync<ChatMessage>(MessageSql.Insert, row).ConfigureAwait(false);
                    await MessageImages.StoreAsync(work, message.Id, images).ConfigureAwait(false);
                    stored.Add(message);
                }

                await work.ExecuteAsync(MessageSql.CountDay, counts).ConfigureAwait(false);
                return (IReadOnlyList<ChatMessage>?)stored;
            },
            cancellationToken);
    }

    public Task<ChatMessage?> MeasureAsync(long ownerId, long id, MessageMeasures measures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measures);
        Check.Measures(measures);
        var now = timeProvider.Now();
        return database.WriteAsync(
            async work =>
            {
                var found = await work.FindAsync<ChatMessage>(MessageSql.Find, new { ownerId, id }).ConfigureAwait(false);
                if (found is null)
                {
                    return null;
                }

                // What is counted may have changed until the session is held, or have gone.
                await work.ExecuteAsync(MessageSql.Hold, new { found.SessionId, now }).ConfigureAwait(false);
                var counted = await work.FindAsync<ChatMessage>(MessageSql.Find, new { ownerId, id }).ConfigureAwait(false);
                if (counted is null)
                {
                    return null;
                }

                var counts = new MessageCounts(ownerId, found.SessionId, now).Add(counted, measures);
                await work.ExecuteAsync(MessageSql.Count, counts).ConfigureAwait(false);
                await work.ExecuteAsync(MessageSql.CountDay, counts).ConfigureAwait(false);
                return await work.FindAsync<ChatMessage>(
                    MessageSql.Measure, new { id, measures.TokensUsed, measures.ResponseTime, measures.ProcessingTime }).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<ChatMessage?> FindAsync(long ownerId, long id, CancellationToken cancellationToken) =>
        database.ReadAsync(work => work.FindAsync<ChatMessage>(MessageSql.Find, new { ownerId, id }), cancellationToken);

    public Task<Page<ChatMessage>> ListAsync(long ownerId, MessageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Check.Page(query.Page);
        var arguments = new { ownerId, sessionId = query.SessionId, query.Page.Size, query.Page.Offset };
        var count = query.SessionId is null ? MessageSql.CountAll : MessageSql.CountInSession;
        return database.ReadAsync(
            async work => new Page<ChatMessage>(
                await work.ListAsync<ChatMessage>(MessageSql.List(query), arguments).ConfigureAwait(false),
                await work.ScalarAsync<long>(count, arguments).ConfigureAwait(false)),
            cancellationToken);
    }

    public Task<IReadOnlyList<ChatMessage>> HistoryAsync(long ownerId, long sessionId, long? before, int limit, CancellationToken cancellationToken)
    {
        Check.Range("limit", limit, 1, StorageLimits.Batch);
        return NewestAsync(MessageSql.History(before), new { ownerId, sessionId, before, limit }, cancellationToken);
    }

    public Task<IReadOnlyList<ChatMessage>> ReadAsync(long ownerId, long sessionId, long after, int limit, CancellationToken cancellationToken)
    {
        Check.Range("limit", limit, 1, StorageLimits.Batch);
        return database.ReadAsync(work => work.ListAsync<ChatMessage>(MessageSql.Read, new { ownerId, sessionId, after, limit }), cancellationToken);
    }

    public Task<IReadOnlyList<ChatMessage>> RecentAsync(long ownerId, int limit, CancellationToken cancellationToken)
    {
        Check.Range("limit", limit, 1, StorageLimits.Batch);
        return NewestAsync(MessageSql.Recent, new { ownerId, limit }, cancellationToken);
    }

    public Task<IReadOnlyList<TextImage>> ImagesAsync(long ownerId, long id, CancellationToken cancellationToken) =>
        database.ReadAsync(work => MessageImages.ReadAsync(work, ownerId, id), cancellationToken);

    public Task<bool> DeleteAsync(long ownerId, long id, CancellationToken cancellationToken)
    {
        var now = timeProvider.Now();
        return database.WriteAsync(
            async work =>
            {
                if (await work.FindAsync<ChatMessage>(MessageSql.Find, new { ownerId, id }).ConfigureAwait(false) is not { } found)
                {
                    return false;
                }

                // The session is held first, as by every writer; what is deleted then is what is taken off its counts.
                await work.ExecuteAsync(MessageSql.Hold, new { found.SessionId, now }).ConfigureAwait(false);
                if (await work.FindAsync<ChatMessage>(MessageSql.Delete, new { id }).ConfigureAwait(false) is not { } deleted)
                {
                    return false;
                }

                await work.ExecuteAsync(MessageSql.Count, new MessageCounts(ownerId, found.SessionId, now).Remove(deleted)).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> ClearAsync(long ownerId, long sessionId, CancellationToken cancellationToken)
    {
        var arguments = new { ownerId, sessionId, now = timeProvider.Now() };
        return database.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(MessageSql.ClearCounts, arguments).ConfigureAwait(false) == 0)
                {
                    return false;
                }

                await work.ExecuteAsync(MessageSql.Clear, new { sessionId }).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    private Task<IReadOnlyList<ChatMessage>> NewestAsync(string sql, object arguments, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChatMessage>>(
            async work => [.. (await work.ListAsync<ChatMessage>(sql, arguments).ConfigureAwait(false)).Reverse()],
            cancellationToken);
}
