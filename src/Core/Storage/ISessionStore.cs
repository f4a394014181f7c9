using System.Data.Common;

namespace Interpreter.Core.Storage;

/// <summary>
/// Sessions. Whoever asks names the owner: a session of another is not found, as if there were none. Every method may
/// throw <see cref="DbException"/> when the database fails.
/// </summary>
public interface ISessionStore
{
    /// <summary>Makes a session.</summary>
    /// <exception cref="FieldException">A field breaks its limit, or there is no such user (<c>user</c>).</exception>
    Task<ChatSession> CreateAsync(NewSession session, CancellationToken cancellationToken);

    /// <summary>Finds a session by its number; null when the owner has none such.</summary>
    Task<ChatSession?> FindAsync(long ownerId, long id, CancellationToken cancellationToken);

    /// <summary>Finds a session by its actor's key; null when the owner has none such.</summary>
    Task<ChatSession?> FindByKeyAsync(long ownerId, Guid key, CancellationToken cancellationToken);

    /// <summary>Lists a user's sessions.</summary>
    /// <exception cref="FieldException"><c>search</c>, <c>page</c> or <c>page_size</c> breaks its limit.</exception>
    Task<Page<ChatSession>> ListAsync(long ownerId, SessionQuery query, CancellationToken cancellationToken);

    /// <summary>Changes a session. Returns it as it is now; null when the owner has none such.</summary>
    /// <exception cref="FieldException">A field breaks its limit.</exception>
    Task<ChatSession?> UpdateAsync(long ownerId, long id, SessionChanges changes, CancellationToken cancellationToken);

    /// <summary>Deletes a session, its messages and its actor's snapshot. Returns whether the owner had it.</summary>
    Task<bool> DeleteAsync(long ownerId, long id, CancellationToken cancellationToken);
}
