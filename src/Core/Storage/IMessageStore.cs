using System.Data.Common;
using Interpreter.Core.Text;

namespace Interpreter.Core.Storage;

/// <summary>
/// Messages. Whoever asks names the owner: what belongs to another is not found, as if there were none. Every method
/// may throw <see cref="DbException"/> when the database fails.
/// </summary>
public interface IMessageStore
{
    /// <summary>
    /// Stores messages at a session's end, all or none. What this has returned survives the process. A question is
    /// stored before the model is asked, and its answer by another call.
    /// </summary>
    /// <param name="ownerId">Whose session.</param>
    /// <param name="sessionId">Which.</param>
    /// <param name="messages">1 to <see cref="StorageLimits.Batch"/>, the oldest first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The messages as stored; null when the owner has no such session.</returns>
    /// <exception cref="FieldException">A field breaks its limit.</exception>
    Task<IReadOnlyList<ChatMessage>?> AppendAsync(long ownerId, long sessionId, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken);

    /// <summary>Sets what a message cost, once that is known; null leaves as it is.</summary>
    /// <returns>The message as it is now; null when the owner has none such.</returns>
    /// <exception cref="FieldException">A measure is negative or not a number.</exception>
    Task<ChatMessage?> MeasureAsync(long ownerId, long id, MessageMeasures measures, CancellationToken cancellationToken);

    /// <summary>Finds a message; null when the owner has none such.</summary>
    Task<ChatMessage?> FindAsync(long ownerId, long id, CancellationToken cancellationToken);

    /// <summary>Lists a user's messages in the order stored.</summary>
    /// <exception cref="FieldException"><c>page</c> or <c>page_size</c> breaks its limit.</exception>
    Task<Page<ChatMessage>> ListAsync(long ownerId, MessageQuery query, CancellationToken cancellationToken);

    /// <summary>Reads a session's history backwards: the newest messages before one, the oldest of them first.</summary>
    /// <param name="ownerId">Whose session.</param>
    /// <param name="sessionId">Which.</param>
    /// <param name="before">The number of the message to end before; null for the end.</param>
    /// <param name="limit">How many at most, 1 to <see cref="StorageLimits.Batch"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException"><c>limit</c> is out of range.</exception>
    Task<IReadOnlyList<ChatMessage>> HistoryAsync(long ownerId, long sessionId, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Reads a session forwards: the oldest messages after one, the oldest of them first.</summary>
    /// <param name="ownerId">Whose session.</param>
    /// <param name="sessionId">Which.</param>
    /// <param name="after">The number of the message to begin after; 0 for the start.</param>
    /// <param name="limit">How many at most, 1 to <see cref="StorageLimits.Batch"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException"><c>limit</c> is out of range.</exception>
    Task<IReadOnlyList<ChatMessage>> ReadAsync(long ownerId, long sessionId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Reads a user's newest messages over all sessions, the oldest of them first.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="limit">How many at most, 1 to <see cref="StorageLimits.Batch"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException"><c>limit</c> is out of range.</exception>
    Task<IReadOnlyList<ChatMessage>> RecentAsync(long ownerId, int limit, CancellationToken cancellationToken);

    /// <summary>Reads a message's images, in order; empty where it has none, or the owner has no such message.</summary>
    Task<IReadOnlyList<TextImage>> ImagesAsync(long ownerId, long id, CancellationToken cancellationToken);

    /// <summary>Deletes a message; what was used by day stays counted. Returns whether the owner had it.</summary>
    Task<bool> DeleteAsync(long ownerId, long id, CancellationToken cancellationToken);

    /// <summary>Deletes a session's messages; what was used by day stays counted. Returns whether the owner has such a session.</summary>
    Task<bool> ClearAsync(long ownerId, long sessionId, CancellationToken cancellationToken);
}
