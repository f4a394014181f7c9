namespace Interpreter.Core.Attachments;

/// <summary>
/// Runs small pieces of work at once while they are few, and together while they are many, as network cards moderate their
/// interrupts: to wake a thread, and the process that hears of it, costs more than the work.
/// </summary>
/// <remarks>Each worker posts itself once until it runs, so that as many wait as there are workers.</remarks>
public sealed class Bursts : IDisposable
{
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private List<Action> _waiting = [];
    private List<Action> _running = [];
    private long _lastAt;
    private bool _isArmed;

    /// <summary>Makes bursts.</summary>
    /// <param name="interval">The least time between two; zero runs everything at once.</param>
    /// <param name="time">The clock.</param>
    public Bursts(TimeSpan interval, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_interval, _time) = (interval, time);
        _timer = time.CreateTimer(static self => ((Bursts)self!).Run(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Runs work: here and now where the last burst is long ago, else with the next.</summary>
    /// <param name="work">Does not throw, and does not wait.</param>
    public void Post(Action work)
    {
        lock (_gate)
        {
            if (_isArmed || (_interval > TimeSpan.Zero && _time.GetElapsedTime(_lastAt) < _interval))
            {
                _waiting.Add(work);
                Arm();
                return;
            }

            _lastAt = _time.GetTimestamp();
        }

        work();
    }

    /// <summary>What waits is not run any more.</summary>
    public void Dispose() => _timer.Dispose();

    private void Arm()
    {
        if (!_isArmed)
        {
            _isArmed = true;
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Run()
    {
        lock (_gate)
        {
            (_waiting, _running) = (_running, _waiting);
        }

        foreach (var work in _running)
        {
            work();
        }

        _running.Clear();
        lock (_gate)
        {
            _lastAt = _time.GetTimestamp();
            _isArmed = false;
            if (_waiting.Count > 0)
            {
                Arm();
            }
        }
    }
}
