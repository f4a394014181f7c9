namespace Interpreter.GeminiSimulator.Time;

/// <summary>Runs every clock and timer of another provider faster or slower by one factor.</summary>
public sealed class ScaledTimeProvider : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly double _scale;
    private readonly long _startTimestamp;
    private readonly DateTimeOffset _startTime;

    /// <param name="inner">The clock that is scaled; its present instant is where both agree.</param>
    /// <param name="scale">Scaled seconds per second of <paramref name="inner"/>; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is 0, negative or not finite.</exception>
    public ScaledTimeProvider(TimeProvider inner, double scale)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!double.IsFinite(scale) || scale <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The time scale must be a number above 0; 1 is real time.");
        }

        _inner = inner;
        _scale = scale;
        _startTimestamp = inner.GetTimestamp();
        _startTime = inner.GetUtcNow();
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long GetTimestamp() => (_inner.GetElapsedTime(_startTimestamp) * _scale).Ticks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _startTime + ((_inner.GetUtcNow() - _startTime) * _scale);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(_inner.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)), this);

    // An infinite wait stays infinite; any other keeps at least a tick, so that it cannot become "never" or "periodic: no".
    private TimeSpan Shrink(TimeSpan span) => span <= TimeSpan.Zero ? span : span / _scale;

    private sealed class ScaledTimer(ITimer inner, ScaledTimeProvider owner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(owner.Shrink(dueTime), owner.Shrink(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
