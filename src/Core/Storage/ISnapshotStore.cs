using System.Data.Common;

namespace Interpreter.Core.Storage;

/// <summary>
/// Actors' private state. Nobody overwrites what they have not read. Every method may throw
/// <see cref="DbException"/> when the database fails.
/// </summary>
public interface ISnapshotStore
{
    /// <summary>Reads a snapshot; null when there is none.</summary>
    /// <exception cref="FieldException"><c>kind</c> or <c>key</c> breaks its limit.</exception>
    Task<ActorSnapshot?> ReadAsync(string kind, string key, CancellationToken cancellationToken);

    /// <summary>Writes a snapshot over the version that it names, 0 for none.</summary>
    /// <returns>The snapshot as written, with its new version.</returns>
    /// <exception cref="SnapshotConflictException">The stored version is another.</exception>
    /// <exception cref="FieldException"><c>kind</c>, <c>key</c> or <c>payload</c> breaks its limit, or there is no such user (<c>user</c>).</exception>
    Task<ActorSnapshot> WriteAsync(ActorSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Deletes a snapshot of a version.</summary>
    /// <exception cref="SnapshotConflictException">The stored version is another, or there is none.</exception>
    /// <exception cref="FieldException"><c>kind</c> or <c>key</c> breaks its limit.</exception>
    Task DeleteAsync(string kind, string key, long version, CancellationToken cancellationToken);
}
