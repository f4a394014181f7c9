using System.Diagnostics.Metrics;

namespace Interpreter.Core.Users;

/// <summary>Counts what limits do, on the meter named <see cref="Name"/>; says nothing of who.</summary>
public sealed class UserMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Interpreter.Users";

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60] };

    private readonly Meter _meter;
    private readonly UpDownCounter<long> _active;
    private readonly Counter<long> _admitted;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _warnings;
    private readonly Counter<long> _storeFailures;
    private readonly Histogram<double> _wait;

    /// <summary>Creates the instruments.</summary>
    /// <param name="factory">The host's; null makes a meter of its own.</param>
    public UserMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(Name) ?? new Meter(Name);
        _active = _meter.CreateUpDownCounter<long>("interpreter.users.active", "{user}", "Users in this process's memory.");
        _admitted = _meter.CreateCounter<long>("interpreter.limits.admitted", "{request}", "Requests and sessions that were allowed.");
        _refused = _meter.CreateCounter<long>("interpreter.limits.refused", "{request}", "Requests and sessions that were refused, by limit.");
        _warnings = _meter.CreateCounter<long>("interpreter.limits.warnings", "{warning}", "Days of users of which most was used, by limit.");
        _storeFailures = _meter.CreateCounter<long>("interpreter.users.store.failures", "{failure}", "Times that what a user has used could not be stored.");
        _wait = _meter.CreateHistogram("interpreter.limits.wait", "s", "How long requests waited for their turn.", advice: Seconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Activated() => _active.Add(1);

    internal void LetGo() => _active.Add(-1);

    internal void Answered(Admission admission)
    {
        if (admission.Refused is { } kind)
        {
            _refused.Add(1, Tag(kind));
        }
        else
        {
            _admitted.Add(1);
        }
    }

    internal void Waited(TimeSpan wait) => _wait.Record(wait.TotalSeconds);

    internal void Noted(UserNote note)
    {
        switch (note)
        {
            case UserNote.Low low:
                _warnings.Add(1, Tag(low.Limit.Kind));
                break;
            case UserNote.NotStored:
                _storeFailures.Add(1);
                break;
        }
    }

    private static KeyValuePair<string, object?> Tag(LimitKind kind) => new("limit", LimitsJson.NameOf(kind));
}
