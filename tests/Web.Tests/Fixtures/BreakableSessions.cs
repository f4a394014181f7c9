using Interpreter.Core.Storage;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>The real sessions, until they break.</summary>
internal sealed class BreakableSessions(ISessionStore sessions) : ISessionStore
{
    private volatile bool _isBroken;

    public bool IsBroken
    {
        get => _isBroken;
        set => _isBroken = value;
    }

    private ISessionStore Sessions => IsBroken ? throw new TimeoutException("The test broke the database.") : sessions;

    public Task<ChatSession> CreateAsync(NewSession session, CancellationToken cancellationToken) => Sessions.CreateAsync(session, cancellationToken);

    public Task<ChatSession?> FindAsync(long ownerId, long id, CancellationToken cancellationToken) => Sessions.FindAsync(ownerId, id, cancellationToken);

    public Task<ChatSession?> FindByKeyAsync(long ownerId, Guid key, CancellationToken cancellationToken) => Sessions.FindByKeyAsync(ownerId, key, cancellationToken);

    public Task<Page<ChatSession>> ListAsync(long ownerId, SessionQuery query, CancellationToken cancellationToken) => Sessions.ListAsync(ownerId, query, cancellationToken);

    public Task<ChatSession?> UpdateAsync(long ownerId, long id, SessionChanges changes, CancellationToken cancellationToken) =>
        Sessions.UpdateAsync(ownerId, id, changes, cancellationToken);

    public Task<bool> DeleteAsync(long ownerId, long id, CancellationToken cancellationToken) => Sessions.DeleteAsync(ownerId, id, cancellationToken);
}
