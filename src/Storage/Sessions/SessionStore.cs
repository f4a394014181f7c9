using System.Data.Common;
using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;
using Interpreter.Storage.Messages;

namespace Interpreter.Storage.Sessions;

/// <summary>Sessions, in the table <c>chat_sessions</c>.</summary>
internal sealed class SessionStore(Database database, TimeProvider timeProvider) : ISessionStore
{
    public Task<ChatSession> CreateAsync(NewSession session, CancellationToken cancellationToken) => ImportAsync(session, [], cancellationToken);

    public async Task<ChatSession> ImportAsync(NewSession session, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(messages);
        var now = timeProvider.Now();
        var counts = new MessageCounts(session.OwnerId, 0, now).Add(messages);
        var row = new
        {
            Key = session.Key ?? Guid.NewGuid(),
            session.OwnerId,
            Title = Check.Filled("title", session.Title, StorageLimits.Title),
            Folded = Folding.Fold(session.Title),
            Kind = session.Kind.Word(),
            session.IsActive,
            Metadata = Check.Json("metadata", session.Metadata),
            counts.Messages,
            counts.Tokens,
            counts.Responses,
            counts.Seconds,
            CreatedAt = session.CreatedAt?.ToStored() ?? now,
            UpdatedAt = session.UpdatedAt?.ToStored() ?? now,
        };
        try
        {
            var created = await database.WriteAsync(
                async work =>
                {
                    var id = await work.SingleAsync<long>(SessionSql.Insert, row).ConfigureAwait(false);
                    await MessageBatch.StoreAsync(work, session.OwnerId, id, messages, now).ConfigureAwait(false);
                    return await FindAsync(work, session.OwnerId, id).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            return created!;
        }
        catch (DbException exception) when (database.IsDuplicate(exception))
        {
            throw new FieldException("key", FieldProblem.Taken, inner: exception);
        }
        catch (DbException exception) when (database.IsOrphan(exception))
        {
            throw new FieldException("user", FieldProblem.Required, inner: exception);
        }
    }

    public Task<ChatSession?> FindAsync(long ownerId, long id, CancellationToken cancellationToken) =>
        database.ReadAsync(work => FindAsync(work, ownerId, id), cancellationToken);

    public Task<ChatSession?> FindByKeyAsync(long ownerId, Guid key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async work => (await work.FindAsync<SessionRow>(SessionSql.FindByKey, new { ownerId, key }).ConfigureAwait(false))?.ToSession(),
            cancellationToken);

    public Task<Page<ChatSession>> ListAsync(long ownerId, SessionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Check.Page(query.Page);
        var arguments = new
        {
            OwnerId = ownerId,
            Pattern = Folding.Contains(Check.Text("search", query.Search ?? "", StorageLimits.Search)),
            query.IsActive,
            Kind = query.Kind?.Word(),
            query.Page.Size,
            query.Page.Offset,
        };
        return database.ReadAsync(
            async work =>
            {
                var count = await work.ScalarAsync<long>(SessionSql.Count(query), arguments).ConfigureAwait(false);
                var rows = await work.ListAsync<SessionRow>(SessionSql.List(query), arguments).ConfigureAwait(false);
                return new Page<ChatSession>([.. rows.Select(row => row.ToSession())], count);
            },
            cancellationToken);
    }

    public Task<ChatSession?> UpdateAsync(long ownerId, long id, SessionChanges changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var row = new
        {
            id,
            ownerId,
            Title = changes.Title is null ? null : Check.Filled("title", changes.Title, StorageLimits.Title),
            Folded = changes.Title is null ? null : Folding.Fold(changes.Title),
            changes.IsActive,
            Metadata = changes.Metadata is null ? null : Check.Json("metadata", changes.Metadata),
            Now = timeProvider.Now(),
        };
        return database.WriteAsync(
            async work => await work.ExecuteAsync(SessionSql.Update, row).ConfigureAwait(false) > 0
                ? await FindAsync(work, ownerId, id).ConfigureAwait(false)
                : null,
            cancellationToken);
    }

    public Task<bool> DeleteAsync(long ownerId, long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.FindAsync<Guid?>(SessionSql.Delete, new { ownerId, id }).ConfigureAwait(false) is not { } key)
                {
                    return false;
                }

                await work.ExecuteAsync(SessionSql.DeleteSnapshot, new { key = key.ToString("D") }).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private static async Task<ChatSession?> FindAsync(Work work, long ownerId, long id) =>
        (await work.FindAsync<SessionRow>(SessionSql.Find, new { ownerId, id }).ConfigureAwait(false))?.ToSession();
}
