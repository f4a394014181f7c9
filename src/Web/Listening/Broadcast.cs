using Interpreter.Core.Sessions;

namespace Interpreter.Web.Listening;

/// <summary>
/// One session for all its listeners in this process: followed once, each event written once. What it costs the session
/// does not depend on how many listen.
/// </summary>
#pragma warning disable CA1001 // Its writer ends with its following.
internal sealed partial class Broadcast
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly BroadcastWriter _writer = new();
    private readonly OpenTurn _turn = new();
    private readonly List<Listener> _listeners = [];
    private readonly ISession _session;
    private readonly SessionSettings _settings;
    private readonly ListeningOptions _options;
    private readonly TimeProvider _time;
    private readonly InterpreterWebMetrics _metrics;
    private readonly BroadcastLog _log;
    private ListeningEnd? _end;
    private long _last;

    private Broadcast(ISession session, SessionOutput.Attached attached, ListeningOptions options, TimeProvider time, InterpreterWebMetrics metrics)
    {
        (_session, _settings, _options, _time, _metrics) = (session, attached.Settings, options, time, metrics);
        _log = new(options.LogBytes, attached.OldestSequence);
        _last = attached.OldestSequence - 1;
        _emptyAt = time.GetTimestamp();
    }

    /// <summary>Begins to follow a session. Null: it is not shared under that number, or over.</summary>
    public static async Task<Broadcast?> OpenAsync(
        ISession session, int share, ListeningOptions options, TimeProvider time, InterpreterWebMetrics metrics, CancellationToken stopping)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var outputs = session.ListenAsync(share, 0, ending.Token).GetAsyncEnumerator(ending.Token);
        Broadcast? broadcast = null;
        try
        {
            if (await outputs.MoveNextAsync() && outputs.Current is SessionOutput.Attached { State: not SessionState.Closed } attached)
            {
                broadcast = new Broadcast(session, attached, options, time, metrics);
                await broadcast.CatchUpAsync(outputs, attached.LastSequence);
                broadcast.Ended = broadcast.RunAsync(outputs, ending);
            }

            return broadcast;
        }
        finally
        {
            if (broadcast is not { Ended.IsCompleted: false })
            {
                await outputs.DisposeAsync();
                ending.Dispose();
            }
        }
    }

    /// <summary>Completes when nobody can join any more, with the failure where there was one.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Lets somebody in.</summary>
    /// <param name="after">The last event that a listener has that returns; null for one that is new, who gets the captions of the open turn and what comes.</param>
    /// <param name="takesVoice">Whether voice is sent.</param>
    /// <returns>Null: as many listen as may, or it is over; <see cref="IsOver"/> says which.</returns>
    public Listener? TryJoin(long? after, bool takesVoice)
    {
        lock (_gate)
        {
            if (_end is not null || _listeners.Count + _elsewhere >= _options.MaxPerSession)
            {
                return null;
            }

            var missed = after < _log.Oldest - 1 ? _log.Oldest - 1 : 0;
            var listener = new Listener(new(_settings, _last, after ?? _last, missed), takesVoice);
            foreach (var item in after is null ? _turn.Captions : [])
            {
                listener.CatchUp(item);
            }

            // More than a queue holds is more than the log does.
            if (after is not null && !_log.After(after.Value).All(listener.TryTake))
            {
                return listener;
            }

            _listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>Whether nobody can join any more.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _end is not null;
            }
        }
    }

    /// <summary>Lets somebody out. Of no effect on one who is out.</summary>
    public void Leave(Listener listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
            _emptyAt = _time.GetTimestamp();
        }
    }

    // Who is first gets the open turn like any other: all that the session holds is read before anybody comes in.
    private async Task CatchUpAsync(IAsyncEnumerator<SessionOutput> outputs, long through)
    {
        while (_last < through && await outputs.MoveNextAsync())
        {
            Tell(outputs.Current);
        }
    }

    private void Tell(SessionOutput output)
    {
        lock (_gate)
        {
            _last = Math.Max(_last, output.Sequence);
            if (output is SessionOutput.ListenersChanged changed)
            {
                _elsewhere = Math.Max(0, changed.Count - _counted);
            }

            if (_writer.Write(output) is not { } item)
            {
                return;
            }

            _turn.Note(output, item);
            _log.Add(item);
            if (_listeners.RemoveAll(listener => !listener.TryTake(item)) is > 0 and var slow)
            {
                _metrics.ListenersDropped(slow);
                _emptyAt = _time.GetTimestamp();
            }
        }
    }
}
