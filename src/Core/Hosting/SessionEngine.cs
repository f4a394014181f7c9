using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>
/// Hosts sessions for an engine that finds them itself, such as a cluster's: one actor each, as many as the settings allow.
/// </summary>
/// <param name="connector">Opens the sessions' connections to the model.</param>
/// <param name="options">For all sessions.</param>
/// <param name="metrics">Counts what they do.</param>
/// <param name="observer">Hears what happens.</param>
/// <param name="time">The clock of all sessions.</param>
/// <param name="text">The model that writes; null where there are no chats.</param>
/// <param name="sessions">Stored sessions; null where nothing is stored.</param>
/// <param name="messages">Stored messages; null where nothing is stored.</param>
/// <param name="users">The users and their limits; null where nothing is limited.</param>
public sealed class SessionEngine(
    IUpstreamConnector connector,
    SessionOptions options,
    SessionMetrics metrics,
    ISessionObserver observer,
    TimeProvider time,
    ITextModel? text = null,
    ISessionStore? sessions = null,
    IMessageStore? messages = null,
    IUserDirectory? users = null)
{
    private readonly SessionServices _services = new(connector) { Text = text, Sessions = sessions, Messages = messages, Users = users };
    private int _count;

    /// <summary>How many sessions live here.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins a session.</summary>
    /// <param name="settings">With its key.</param>
    /// <param name="keeper">Keeps its snapshots; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionLimitException">There are as many sessions here as the settings allow.</exception>
    /// <exception cref="UserLimitException">The owner has as many as they may.</exception>
    public async Task<IHostedSession> StartAsync(SessionSettings settings, ISessionKeeper? keeper, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var budget = await HoldAsync(settings, cancellationToken).ConfigureAwait(false);
        try
        {
            var session = Begin(settings, keeper);
            session.Start(budget);
            return session;
        }
        catch (SessionLimitException) when (budget is not null)
        {
            await users!.Find(settings.OwnerId!.Value).CloseSessionAsync(settings.Key.ToString()!, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private SessionHost Begin(SessionSettings settings, ISessionKeeper? keeper)
    {
        if (settings.Chat is not null && (settings.OwnerId is null || text is null || messages is null))
        {
            throw new ArgumentException("A chat needs an owner, a model that writes and a store.", nameof(settings));
        }

        if (Interlocked.Increment(ref _count) > options.MaxSessions)
        {
            Interlocked.Decrement(ref _count);
            throw new SessionLimitException($"The server holds as many sessions as it may ({options.MaxSessions}): try again later.");
        }

        return Host(settings, keeper, snapshot: null);
    }

    private async Task<Budget?> HoldAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        if (settings.OwnerId is not { } owner || users is null)
        {
            return null;
        }

        var admission = await users.Find(owner).HoldSessionAsync(settings.Key.ToString()!, cancellationToken).ConfigureAwait(false);
        return admission.Refused is { } limit ? throw new UserLimitException(limit, admission) : admission.Budget;
    }

    /// <summary>
    /// Takes up a session that has lived elsewhere, however many there are: its client was promised that it goes on. It is
    /// set going by <see cref="IHostedSession.Recall"/>.
    /// </summary>
    public IHostedSession Restore(SessionSnapshot snapshot, ISessionKeeper? keeper)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Interlocked.Increment(ref _count);
        return Host(snapshot.Settings, keeper, snapshot);
    }

    private SessionHost Host(SessionSettings settings, ISessionKeeper? keeper, SessionSnapshot? snapshot)
    {
        var session = new SessionHost(settings, options, _services, metrics, observer, time, keeper, snapshot);
        metrics.SessionOpened();
        _ = CountAsync(session);
        return session;
    }

    private async Task CountAsync(SessionHost session)
    {
        await session.Gone.ConfigureAwait(false);
        Interlocked.Decrement(ref _count);
    }
}
