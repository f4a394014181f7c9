using System.Collections.Concurrent;
using System.Data.Common;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Tests.Users;

/// <summary>A database that the test breaks at will: accounts and snapshots, with the real stores' rules of versions.</summary>
internal sealed class MemoryStore : IUserStore, ISnapshotStore
{
    private readonly ConcurrentDictionary<string, ActorSnapshot> _snapshots = new();
    private readonly Lock _lock = new();
    private int _writes;

    public ConcurrentDictionary<long, UserAccount> Accounts { get; } = new();

    /// <summary>True: nothing answers.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Awaited before each answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Writes => Volatile.Read(ref _writes);

    public void Open(long id, string? limits = null, bool isActive = true) => Accounts[id] = new()
    {
        Id = id,
        Username = $"user{id}",
        Email = "",
        PasswordHash = "hash",
        SecurityStamp = "stamp",
        Role = UserRole.User,
        IsActive = isActive,
        FailedSignIns = 0,
        Limits = limits,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public async Task<UserAccount?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return Accounts.GetValueOrDefault(id);
    }

    public async Task<ActorSnapshot?> ReadAsync(string kind, string key, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        return _snapshots.GetValueOrDefault(key);
    }

    public async Task<ActorSnapshot> WriteAsync(ActorSnapshot snapshot, CancellationToken cancellationToken)
    {
        await AnswerAsync(cancellationToken);
        lock (_lock)
        {
            if (!Accounts.ContainsKey(snapshot.OwnerId ?? 0))
            {
                throw new FieldException("user", FieldProblem.Required);
            }

            if ((_snapshots.GetValueOrDefault(snapshot.Key)?.Version ?? 0) != snapshot.Version)
            {
                throw new SnapshotConflictException(snapshot.Kind, snapshot.Key, snapshot.Version);
            }

            Interlocked.Increment(ref _writes);
            return _snapshots[snapshot.Key] = snapshot with { Version = snapshot.Version + 1 };
        }
    }

    public Task DeleteAsync(string kind, string key, long version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UserAccount> CreateAsync(NewUser user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UserAccount?> FindByNameAsync(string username, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Page<UserAccount>> ListAsync(string? search, PageRequest page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> AnyAsync(UserRole role, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UserAccount?> UpdateAsync(long id, UserChanges changes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UserAccount?> RecordSignInAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UserAccount?> RecordFailureAsync(long id, int allowed, TimeSpan lockFor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        if (IsBroken)
        {
            throw new BrokenException();
        }
    }

    private sealed class BrokenException() : DbException("The database is broken.");
}
