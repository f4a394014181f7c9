using System.Collections.Concurrent;
using System.Threading.Channels;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Users;

/// <summary>Hears what happens to users, and keeps it for the test, each user's by itself.</summary>
internal sealed class UserNotes : IUserObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<long, Channel<UserNote>> _notes = new();

    public void Noted(long userId, UserNote note) => Of(userId).Writer.TryWrite(note);

    /// <summary>Waits for the next note about a user.</summary>
    public Task<UserNote> NextAsync(long userId, CancellationToken cancellationToken) =>
        Of(userId).Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    private Channel<UserNote> Of(long userId) => _notes.GetOrAdd(userId, static _ => Channel.CreateUnbounded<UserNote>());
}
