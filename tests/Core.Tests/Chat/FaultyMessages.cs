using System.Data.Common;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;

namespace Interpreter.Core.Tests.Chat;

/// <summary>A store of messages that fails, or waits, where a test tells it to.</summary>
internal sealed class FaultyMessages(IMessageStore inner) : IMessageStore
{
    /// <summary>Called before every access with the name of the method; may throw, or wait.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Fails accesses of some names, until the test clears <see cref="Before"/>.</summary>
    public void Fail(params string[] names) => Before = name => names.Contains(name) ? throw new Broken() : Task.CompletedTask;

    /// <summary>All is well again.</summary>
    public void Mend() => Before = _ => Task.CompletedTask;

    public async Task<IReadOnlyList<ChatMessage>?> AppendAsync(long ownerId, long sessionId, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken)
    {
        await Before(messages is [{ Role: MessageRole.User }] ? "question" : "answer").WaitAsync(cancellationToken);
        return await inner.AppendAsync(ownerId, sessionId, messages, cancellationToken);
    }

    public async Task<ChatMessage?> MeasureAsync(long ownerId, long id, MessageMeasures measures, CancellationToken cancellationToken)
    {
        await Before("measure").WaitAsync(cancellationToken);
        return await inner.MeasureAsync(ownerId, id, measures, cancellationToken);
    }

    public Task<ChatMessage?> FindAsync(long ownerId, long id, CancellationToken cancellationToken) => inner.FindAsync(ownerId, id, cancellationToken);

    public Task<Page<ChatMessage>> ListAsync(long ownerId, MessageQuery query, CancellationToken cancellationToken) => inner.ListAsync(ownerId, query, cancellationToken);

    public async Task<IReadOnlyList<ChatMessage>> HistoryAsync(long ownerId, long sessionId, long? before, int limit, CancellationToken cancellationToken)
    {
        await Before("history").WaitAsync(cancellationToken);
        return await inner.HistoryAsync(ownerId, sessionId, before, limit, cancellationToken);
    }

    public Task<IReadOnlyList<ChatMessage>> ReadAsync(long ownerId, long sessionId, long after, int limit, CancellationToken cancellationToken) =>
        inner.ReadAsync(ownerId, sessionId, after, limit, cancellationToken);

    public Task<IReadOnlyList<ChatMessage>> RecentAsync(long ownerId, int limit, CancellationToken cancellationToken) => inner.RecentAsync(ownerId, limit, cancellationToken);

    public Task<IReadOnlyList<TextImage>> ImagesAsync(long ownerId, long id, CancellationToken cancellationToken) => inner.ImagesAsync(ownerId, id, cancellationToken);

    public Task<bool> DeleteAsync(long ownerId, long id, CancellationToken cancellationToken) => inner.DeleteAsync(ownerId, id, cancellationToken);

    public async Task<bool> ClearAsync(long ownerId, long sessionId, CancellationToken cancellationToken)
    {
        await Before("clear").WaitAsync(cancellationToken);
        return await inner.ClearAsync(ownerId, sessionId, cancellationToken);
    }

    private sealed class Broken() : DbException("The test broke the store.");
}
