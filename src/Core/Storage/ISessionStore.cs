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

    /// <summary>
    /// Makes a session with its messages, all or none. The statistics of what is stored count them; the use by day does
    /// not, for they were used elsewhere.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="messages">Its messages, any number of them, the oldest first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException">
    /// A field breaks its limit (that of a message is named <c>messages[3].content</c>), or there is no such user (<c>user</c>).
    /// </exception>
    Task<ChatSession> ImportAsync(NewSession session, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken);

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
