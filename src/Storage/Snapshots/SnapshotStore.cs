using System.Data.Common;
using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Snapshots;

/// <summary>Actors' private state, in the table <c>actor_snapshots</c>. The version in the statement is the lock.</summary>
internal sealed class SnapshotStore(Database database, TimeProvider timeProvider) : ISnapshotStore
{
    private const string Read =
        "SELECT kind, key, version, owner_id, payload, updated_at FROM actor_snapshots WHERE kind = @kind AND key = @key";

    private const string Insert =
        """
        INSERT INTO actor_snapshots (kind, key, version, owner_id, payload, updated_at)
        VALUES (@Kind, @Key, 1, @OwnerId, @Payload, @Now)
        ON CONFLICT (kind, key) DO NOTHING
        """;

    private const string Update =
        """
        UPDATE actor_snapshots SET version = version + 1, owner_id = @OwnerId, payload = @Payload, updated_at = @Now
        WHERE kind = @Kind AND key = @Key AND version = @Version
        """;

    private const string Delete = "DELETE FROM actor_snapshots WHERE kind = @kind AND key = @key AND version = @version";

    public Task<ActorSnapshot?> ReadAsync(string kind, string key, CancellationToken cancellationToken)
    {
        CheckName(kind, key);
        return database.ReadAsync(
            async work => (await work.FindAsync<SnapshotRow>(Read, new { kind, key }).ConfigureAwait(false))?.ToSnapshot(),
            cancellationToken);
    }

    public async Task<ActorSnapshot> WriteAsync(ActorSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        CheckName(snapshot.Kind, snapshot.Key);
        if (snapshot.Payload.Length > StorageLimits.Snapshot)
        {
            throw new FieldException("payload", FieldProblem.TooLong, StorageLimits.Snapshot);
        }

        var row = new
        {
            snapshot.Kind,
            snapshot.Key,
            snapshot.Version,
            snapshot.OwnerId,
            Payload = snapshot.Payload.ToArray(),
            Now = timeProvider.Now(),
        };
        try
        {
            var sql = snapshot.Version == 0 ? Insert : Update;
            var written = await database.WriteAsync(work => work.ExecuteAsync(sql, row), cancellationToken).ConfigureAwait(false);
            return written > 0
                ? snapshot with { Version = snapshot.Version + 1, UpdatedAt = row.Now }
                : throw new SnapshotConflictException(snapshot.Kind, snapshot.Key, snapshot.Version);
        }
        catch (DbException exception) when (database.IsOrphan(exception))
        {
            throw new FieldException("user", FieldProblem.Required, inner: exception);
        }
    }

    public async Task DeleteAsync(string kind, string key, long version, CancellationToken cancellationToken)
    {
        CheckName(kind, key);
        var deleted = await database.WriteAsync(work => work.ExecuteAsync(Delete, new { kind, key, version }), cancellationToken).ConfigureAwait(false);
        if (deleted == 0)
        {
            throw new SnapshotConflictException(kind, key, version);
        }
    }

    private static void CheckName(string kind, string key)
    {
        Check.Filled("kind", kind, StorageLimits.Name);
        Check.Filled("key", key, StorageLimits.Name);
    }
}
