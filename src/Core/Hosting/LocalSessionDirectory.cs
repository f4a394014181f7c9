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
    private readonly SessionEngine _engine;

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
        IUserDirectory? users = null) =>
        _engine = new SessionEngine(connector, options, metrics, observer, time, text, sessions, messages, users);

    /// <summary>How many sessions live.</summary>
    public int Count => _engine.Count;

    /// <inheritdoc/>
    public async ValueTask<ISession> CreateAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Key is null
            ? (await ActivateAsync(settings with { Key = Guid.NewGuid() }, cancellationToken).ConfigureAwait(false))!
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
                if (await ActivateAsync(settings, cancellationToken).ConfigureAwait(false) is { } activated)
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
    private async ValueTask<SessionHost?> ActivateAsync(SessionSettings settings, CancellationToken cancellationToken)
    {
        var budget = await _engine.AdmitAsync(settings, cancellationToken).ConfigureAwait(false);
        try
        {
            return Activate(settings, budget);
        }
        catch (SessionLimitException) when (budget is not null && !_sessions.ContainsKey(settings.Key.ToString()!))
        {
            await _engine.ReleaseAsync(settings, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private SessionHost? Activate(SessionSettings settings, Budget? budget)
    {
        var session = _engine.Create(settings, keeper: null);
        if (!_sessions.TryAdd(session.Id, session))
        {
            // It never started: there is nothing to close.
            _engine.Drop(session);
            return null;
        }

        _ = RemoveWhenClosedAsync(session);
        _engine.Begin(session, budget);
        if (_engine.IsStopping)
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
        _engine.StopTaking();
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
            _engine.Drop(session);
        }
    }
}
