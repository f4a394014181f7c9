using System.Collections.Concurrent;
using System.Diagnostics;

namespace Interpreter.Listeners;

/// <summary>What all listeners heard of a round, and how much later than the speaker.</summary>
internal sealed class Heard(ConcurrentDictionary<long, long> speaker)
{
    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = [];
    private long _lost;

    public volatile bool IsMeasured;

    public Result Result(int listeners, bool byStream, double siloCpu, double gatewayCpu)
    {
        lock (_gate)
        {
            _milliseconds.Sort();
            return new(listeners, byStream, siloCpu, gatewayCpu, At(0.5), At(0.99), _milliseconds.Count, _lost);
        }
    }

    private double At(double part) => _milliseconds.Count == 0 ? 0 : _milliseconds[(int)(part * (_milliseconds.Count - 1))];

    private void Add(long sequence, long now, long lost)
    {
        lock (_gate)
        {
            _lost += lost;
            if (IsMeasured)
            {
                // Heard before the speaker: 0.
                _milliseconds.Add(speaker.TryGetValue(sequence, out var at) ? Math.Max(0, Stopwatch.GetElapsedTime(at, now).TotalMilliseconds) : 0);
            }
        }
    }

    /// <summary>One listener's.</summary>
    internal sealed class Line(Heard heard)
    {
        private long _last;

        public void Add(long sequence)
        {
            var now = Stopwatch.GetTimestamp();

            // Voice is numbered among other events: what lies between two of a listener was voice if the speaker heard it.
            var lost = 0L;
            for (var between = _last + 1; _last > 0 && between < sequence; between++)
            {
                lost += heard.Knows(between) ? 1 : 0;
            }

            _last = sequence;
            heard.Add(sequence, now, lost);
        }
    }

    private bool Knows(long sequence) => speaker.ContainsKey(sequence);
}
