using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<SessionHost, bool> _hosted = new();
    private volatile bool _isStopping;
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

    /// <summary>Whether new sessions are refused, as the host stops.</summary>
    internal bool IsStopping => _isStopping;

    /// <summary>Begins a session.</summary>
    /// <param name="settings">With its key.</param>
    /// <param name="keeper">Keeps its snapshots; null for nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionLimitException">There are as many sessions here as the settings allow, or the host stops.</exception>
    /// <exception cref="UserLimitException">The owner has as many as they may.</exception>
    public async Task<IHostedSession> StartAsync(SessionSettings settings, ISessionKeeper? keeper, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var budget = await AdmitAsync(settings, cancellationToken).ConfigureAwait(false);
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
        _metrics.SessionRestored();
        Open(session);
        return session;
    }

    /// <summary>Refuses new sessions from now on: the host stops. Those that come back from elsewhere are taken.</summary>
    public void StopTaking() => _isStopping = true;

    /// <summary>Makes room for a session, and asks its owner to hold it; <see cref="Create"/> or <see cref="ReleaseAsync"/> follows.</summary>
    /// <returns>What the owner has left; null where nothing limits it.</returns>
    /// <exception cref="ArgumentException">A chat lacks what it needs.</exception>
    /// <exception cref="UserLimitException">The owner has as many as they may.</exception>
    internal async Task<Budget?> AdmitAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        Check(settings);
        if (Count >= _options.MaxSessions)
        {
            await MakeRoomAsync(cancellationToken).ConfigureAwait(false);
        }

        return await HoldAsync(settings, cancellationToken).ConfigureAwait(false);
    }

    // Chats that only wait for somebody to come back, which no user's limit counts, would keep others out.
    private async Task MakeRoomAsync(CancellationToken cancellationToken)
    {
        foreach (var session in _hosted.Keys.Where(session => session.Settings.Chat is not null))
        {
            if (await session.YieldAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                await session.Closed.WaitAsync(cancellationToken).ConfigureAwait(false);
                Drop(session);
                return;
            }
        }
    }

    private void Check(SessionSettings settings)
    {
        if (settings.Chat is not null && (settings.OwnerId is null || _services.Text is null || _services.Messages is null))
        {
            throw new ArgumentException("A chat needs an owner, a model that writes and a store.", nameof(settings));
        }
    }

    private async Task<Budget?> HoldAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        if (FindUser(settings) is not { } user)
        {
            return null;
        }

        var admission = await user.HoldSessionAsync(settings.Key.ToString()!, cancellationToken).ConfigureAwait(false);
        if (admission.Refused is { } limit)
        {
            _metrics.SessionRefused();
            throw new UserLimitException(limit, admission);
        }

        return admission.Budget;
    }

    /// <summary>Gives back a hold whose session did not begin.</summary>
    internal Task ReleaseAsync(SessionSettings settings, CancellationToken cancellationToken) =>
        FindUser(settings)!.CloseSessionAsync(settings.Key.ToString()!, cancellationToken);

    /// <summary>Makes a session, and counts it; <see cref="Begin"/> or <see cref="Drop"/> follows.</summary>
    /// <exception cref="SessionLimitException">There are as many sessions here as the settings allow, or the host stops.</exception>
    internal SessionHost Create(SessionSettings settings, ISessionKeeper? keeper)
    {
        if (_isStopping)
        {
            _metrics.SessionRefused();
            throw new SessionLimitException("The server is stopping: connect again in a moment.");
        }

        if (Interlocked.Increment(ref _count) > _options.MaxSessions)
        {
            Interlocked.Decrement(ref _count);
            _metrics.SessionRefused();
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
            _hosted.TryRemove(session, out _);
            Interlocked.Decrement(ref _count);
        }
    }

    private IUser? FindUser(SessionSettings settings) => settings.OwnerId is { } owner ? _services.Users?.Find(owner) : null;

    private SessionHost Host(SessionSettings settings, ISessionKeeper? keeper, SessionSnapshot? snapshot) =>
        new(settings, _options, _services, _metrics, _observer, _time, keeper, snapshot);

    private void Open(SessionHost session)
    {
        _hosted.TryAdd(session, true);
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
