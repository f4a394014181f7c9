using Interpreter.Testing;

namespace Interpreter.Gemini.Tests.Text.Kit;

/// <summary>A clock that stands until the test moves it, and tells when somebody begins to wait.</summary>
internal sealed class WatchedClock : TimeProvider
{
    private readonly FakeClock _clock = new();
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _clock.CreateTimer(callback, state, dueTime, period);
        lock (_lock)
        {
            _waits.Add(dueTime);
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return timer;
    }

    /// <summary>Waits until somebody has begun, at any time, to wait for as long as that.</summary>
    public async Task<TimeSpan> WaitBegunAsync(TimeSpan atLeast, TimeSpan atMost)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_waits.FindIndex(wait => wait >= atLeast && wait <= atMost) is var at and >= 0)
                {
                    var wait = _waits[at];
                    _waits.RemoveAt(at);
                    return wait;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TextFixture.Patience, TestContext.Current.CancellationToken);
        }
    }

    public void Advance(TimeSpan by) => _clock.Advance(by);
}
