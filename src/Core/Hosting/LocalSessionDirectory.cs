using System.Collections.Concurrent;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Hosting;

/// <summary>The engine of one process: sessions live in its memory.</summary>
public sealed class LocalSessionDirectory : ISessionDirectory, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SessionHost> _sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly IUpstreamConnector _connector;
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
    public LocalSessionDirectory(
        IUpstreamConnector connector, SessionOptions options, SessionMetrics metrics, ISessionObserver? observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(time);
        _connector = connector;
        _options = options;
        _metrics = metrics;
        _observer = observer ?? new NoObserver();
        _time = time;
    }

    /// <summary>How many sessions live.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <inheritdoc/>
    public ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellationToken.ThrowIfCancellationRequested();
        if (_stopping)
        {
            throw new SessionLimitException("The server is stopping: connect again in a moment.");
        }

        if (Interlocked.Increment(ref _count) > _options.MaxSessions)
        {
            Interlocked.Decrement(ref _count);
            throw new SessionLimitException($"The server holds as many sessions as it may ({_options.MaxSessions}): try again later.");
        }

        var session = new SessionHost(settings, _options, _connector, _metrics, _observer, _time);
        if (!_sessions.TryAdd(session.Id, session))
        {
            // It never started: there is nothing to close.
            Interlocked.Decrement(ref _count);
            return ValueTask.FromResult<ISession>(_sessions.GetValueOrDefault(session.Id) ?? throw new SessionLimitException("The session is just closing: try again in a moment."));
        }

        _metrics.SessionOpened();
        _ = RemoveWhenClosedAsync(session);
        session.Start();
        if (_stopping)
        {
            // The stop may have looked before this session was there to be found.
            session.Stop("stopping");
        }

        return ValueTask.FromResult<ISession>(session);
    }

    /// <inheritdoc/>
    public ValueTask<ISession> OpenAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var key = settings.Key ?? throw new ArgumentException("The settings name no key.", nameof(settings));
        return _sessions.TryGetValue(key.ToString(), out var session)
            ? ValueTask.FromResult<ISession>(session)
            : CreateAsync(settings, cancellationToken);
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
        if (_sessions.TryRemove(session.Id, out _))
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
