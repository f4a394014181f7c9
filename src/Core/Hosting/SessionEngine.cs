using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>
/// Hosts sessions for whoever finds them: <see cref="LocalSessionDirectory"/> in one process, grains in a cluster. One actor
/// each, as many as the settings and their owner's limits allow.
/// </summary>
public sealed class SessionEngine
{
    private readonly SessionServices _services;
    private readonly SessionOptions _options;
    private readonly SessionMetrics _metrics;
    private readonly ISessionObserver _observer;
    private readonly TimeProvider _time;
    private int _count;

    /// <summary>Creates the engine.</summary>
    /// <param name="connector">Opens the sessions' connections to the model.</param>
    /// <param name="options">For all sessions.</param>
    /// <param name="metrics">Counts what they do.</param>
    /// <param name="observer">Hears what happens; null for nobody.</param>
    /// <param name="time">The clock of all sessions.</param>
    /// <param name="text">The model that writes; null where there are no chats.</param>
    /// <param name="sessions">Stored sessions; null where nothing is stored.</param>
    /// <param name="messages">Stored messages; null where nothing is stored.</param>
    /// <param name="users">The users and their limits; null where nothing is limited.</param>
    public SessionEngine(
        IUpstreamConnector connector,
        SessionOptions options,
        SessionMetrics metrics,
        ISessionObserver? observer,
        TimeProvider time,
        ITextModel? text = null,
        ISessionStore? sessions = null,
        IMessageStore? messages = null,
        IUserDirectory? users = null)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(time);
        _services = new SessionServices(connector) { Text = text, Sessions = sessions, Messages = messages, Users = users };
        _options = options;
        _metrics = metrics;
        _observer = observer ?? new NoObserver();
        _time = time;
    }

    /// <summary>How many sessions live here.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether there are as many sessions here as the settings allow.</summary>
    internal bool IsFull => Count >= _options.MaxSessions;

    /// <summary>Begins a session.</summary>
    /// <param name="settings">With its key.</param>
    /// <param name="keeper">Keeps its snapshots; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionLimitException">There are as many sessions here as the settings allow.</exception>
    /// <exception cref="UserLimitException">The owner has as many as they may.</exception>
    public async Task<IHostedSession> StartAsync(SessionSettings settings, ISessionKeeper? keeper, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);
        var budget = await HoldAsync(settings, cancellationToken).ConfigureAwait(false);
        try
        {
            var session = Create(settings, keeper);
            Begin(session, budget);
            return session;
        }
        catch (SessionLimitException) when (budget is not null)
        {
            await ReleaseAsync(settings, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Takes up a session that has lived elsewhere, however many there are: its client was promised that it goes on. It is
    /// set going by <see cref="IHostedSession.Recall"/>.
    /// </summary>
    public IHostedSession Restore(SessionSnapshot snapshot, ISessionKeeper? keeper)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Interlocked.Increment(ref _count);
        var session = Host(snapshot.Settings, keeper, snapshot);
        Open(session);
        return session;
    }

    /// <exception cref="ArgumentException">A chat lacks what it needs.</exception>
    internal void Check(SessionSettings settings)
    {
        if (settings.Chat is not null && (settings.OwnerId is null || _services.Text is null || _services.Messages is null))
        {
            throw new ArgumentException("A chat needs an owner, a model that writes and a store.", nameof(settings));
        }
    }

    /// <summary>Asks the session's owner to hold it. Returns what the owner has left; null where nothing limits it.</summary>
    /// <exception cref="UserLimitException">The owner has as many as they may.</exception>
    internal async Task<Budget?> HoldAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        if (FindUser(settings) is not { } user)
        {
            return null;
        }

        var admission = await user.HoldSessionAsync(settings.Key.ToString()!, cancellationToken).ConfigureAwait(false);
        return admission.Refused is { } limit ? throw new UserLimitException(limit, admission) : admission.Budget;
    }

    /// <summary>Gives back a hold whose session did not begin.</summary>
    internal Task ReleaseAsync(SessionSettings settings, CancellationToken cancellationToken) =>
        FindUser(settings)!.CloseSessionAsync(settings.Key.ToString()!, cancellationToken);

    /// <summary>Makes a session, and counts it; <see cref="Begin"/> or <see cref="Drop"/> follows.</summary>
    /// <exception cref="SessionLimitException">There are as many sessions here as the settings allow.</exception>
    internal SessionHost Create(SessionSettings settings, ISessionKeeper? keeper)
    {
        if (Interlocked.Increment(ref _count) > _options.MaxSessions)
        {
            Interlocked.Decrement(ref _count);
            throw new SessionLimitException($"The server holds as many sessions as it may ({_options.MaxSessions}): try again later.");
        }

        return Host(settings, keeper, snapshot: null);
    }

    /// <summary>Sets a session going.</summary>
    internal void Begin(SessionHost session, Budget? budget)
    {
        Open(session);
        session.Start(budget);
    }

    /// <summary>Counts a session no longer: it has left, or never began. Of no effect on one that is not counted.</summary>
    internal void Drop(SessionHost session)
    {
        if (session.TryLeave())
        {
            Interlocked.Decrement(ref _count);
        }
    }

    private IUser? FindUser(SessionSettings settings) => settings.OwnerId is { } owner ? _services.Users?.Find(owner) : null;

    private SessionHost Host(SessionSettings settings, ISessionKeeper? keeper, SessionSnapshot? snapshot) =>
        new(settings, _options, _services, _metrics, _observer, _time, keeper, snapshot);

    private void Open(SessionHost session)
    {
        _metrics.SessionOpened();
        _ = DropWhenGoneAsync(session);
    }

    private async Task DropWhenGoneAsync(SessionHost session)
    {
        await session.Gone.ConfigureAwait(false);
        Drop(session);
    }

    private sealed class NoObserver : ISessionObserver
    {
        public void Noted(string sessionId, SessionNote note)
        {
        }
    }
}
