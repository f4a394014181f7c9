using System.Collections.Concurrent;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>The engine of one process: sessions live in its memory.</summary>
public sealed class LocalSessionDirectory : ISessionDirectory, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SessionHost> _sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly SessionServices _services;
    private readonly SessionOptions _options;
    private readonly SessionMetrics _metrics;
    private readonly ISessionObserver _observer;
    private readonly TimeProvider _time;
    private int _count;
    private volatile bool _stopping;

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
    public LocalSessionDirectory(
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

    /// <summary>How many sessions live.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <inheritdoc/>
    public async ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Key is null
            ? (await ActivateAsync(Guid.NewGuid(), settings, cancellationToken).ConfigureAwait(false))!
            : await OpenAsync(settings, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ISession> OpenAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var key = settings.Key ?? throw new ArgumentException("The settings name no key.", nameof(settings));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_sessions.TryGetValue(key.ToString(), out var session))
            {
                if (await ActivateAsync(key, settings, cancellationToken).ConfigureAwait(false) is { } activated)
                {
                    return activated;
                }
            }
            else if (await session.TouchAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                return session;
            }
            else
            {
                // What it still stores belongs to the history that its successor reads.
                await session.Closed.WaitAsync(cancellationToken).ConfigureAwait(false);
                Remove(session);
            }
        }
    }

    // Null: another was quicker.
    private async ValueTask<SessionHost?> ActivateAsync(Guid id, SessionSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Chat is not null && (settings.OwnerId is null || _services.Text is null || _services.Messages is null))
        {
            throw new ArgumentException("A chat needs an owner, a model that writes and a store.", nameof(settings));
        }

        if (Count >= _options.MaxSessions)
        {
            await MakeRoomAsync(cancellationToken).ConfigureAwait(false);
        }

        var user = settings.OwnerId is { } owner ? _services.Users?.Find(owner) : null;
        var budget = user is null ? null : await HoldAsync(user, id, cancellationToken).ConfigureAwait(false);
        try
        {
            return Activate(id, settings, budget);
        }
        catch (SessionLimitException) when (user is not null && !_sessions.ContainsKey(id.ToString()))
        {
            await user.CloseSessionAsync(id.ToString(), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Budget> HoldAsync(IUser user, Guid id, CancellationToken cancellationToken)
    {
        var admission = await user.HoldSessionAsync(id.ToString(), cancellationToken).ConfigureAwait(false);
        return admission.Refused is { } limit ? throw new UserLimitException(limit, admission) : admission.Budget;
    }

    // Chats that only wait for somebody to come back, which no user's limit counts, would keep others out.
    private async Task MakeRoomAsync(CancellationToken cancellationToken)
    {
        foreach (var session in _sessions.Values.Where(session => session.Settings.Chat is not null))
        {
            if (await session.YieldAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                await session.Closed.WaitAsync(cancellationToken).ConfigureAwait(false);
                Remove(session);
                return;
            }
        }
    }

    private SessionHost? Activate(Guid id, SessionSettings settings, Budget? budget)
    {
        if (_stopping)
        {
            throw new SessionLimitException("The server is stopping: connect again in a moment.");
        }

        if (Interlocked.Increment(ref _count) > _options.MaxSessions)
        {
            Interlocked.Decrement(ref _count);
            throw new SessionLimitException($"The server holds as many sessions as it may ({_options.MaxSessions}): try again later.");
        }

        var session = new SessionHost(settings with { Key = id }, _options, _services, _metrics, _observer, _time);
        if (!_sessions.TryAdd(session.Id, session))
        {
            // It never started: there is nothing to close.
            Interlocked.Decrement(ref _count);
            return null;
        }

        _metrics.SessionOpened();
        _ = RemoveWhenClosedAsync(session);
        session.Start(budget);
        if (_stopping)
        {
            // The stop may have looked before this session was there to be found.
            session.Stop("stopping");
        }

        return session;
    }

    /// <inheritdoc/>
    public ValueTask<ISession?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ISession?>(_sessions.GetValueOrDefault(id));
    }

    /// <summary>Closes every session, and refuses new ones.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        var sessions = _sessions.Values.ToArray();
        foreach (var session in sessions)
        {
            session.Stop("stopping");
        }

        await Task.WhenAll(sessions.Select(session => session.Closed)).ConfigureAwait(false);
    }

    private async Task RemoveWhenClosedAsync(SessionHost session)
    {
        await session.Closed.ConfigureAwait(false);
        Remove(session);
    }

    private void Remove(SessionHost session)
    {
        if (_sessions.TryRemove(KeyValuePair.Create(session.Id, session)))
        {
            Interlocked.Decrement(ref _count);
        }
    }

    private sealed class NoObserver : ISessionObserver
    {
        public void Noted(string sessionId, SessionNote note)
        {
        }
    }
}
