using System.Threading.Channels;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>A clock that tells the test which timers are armed, so that it moves the clock only when it matters.</summary>
internal sealed class TimerWatch(FakeClock clock) : TimeProvider
{
    private readonly Channel<(TimeSpan Due, DateTimeOffset At)> _armed = Channel.CreateUnbounded<(TimeSpan, DateTimeOffset)>();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var at = clock.GetUtcNow();
        var timer = clock.CreateTimer(callback, state, dueTime, period);
        _armed.Writer.TryWrite((dueTime, at));
        return timer;
    }

    /// <summary>Waits until a timer of a length is armed.</summary>
    /// <param name="due">The length.</param>
    /// <param name="each">Called for each timer of another length that was armed before, and that the clock has not passed since.</param>
    public async Task WaitForAsync(TimeSpan due, Action<TimeSpan>? each = null)
    {
        while (await NextAsync() is var armed && armed.Due != due)
        {
            if (armed.Due < TimeSpan.Zero || armed.At + armed.Due > clock.GetUtcNow())
            {
                each?.Invoke(armed.Due);
            }
        }
    }

    private async Task<(TimeSpan Due, DateTimeOffset At)> NextAsync() =>
        await _armed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(SocketClient.Patience, TestContext.Current.CancellationToken);
}
