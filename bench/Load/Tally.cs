using Interpreter.Wire;

namespace Interpreter.Load;

/// <summary>What all sessions saw within the measured time.</summary>
internal sealed class Tally
{
    private long _sent;
    private long _audio;
    private long _other;
    private long _errors;
    private long _lost;
    private long _closed;

    public LatencyHistogram Up { get; } = new();

    public LatencyHistogram Down { get; } = new();

    /// <summary>How late frames were sent, by their schedule: the load's own fault, not the server's.</summary>
    public LatencyHistogram Lateness { get; } = new();

    /// <summary>Whether the warm-up is over.</summary>
    public bool IsOpen { get; set; }

    public long Sent => Interlocked.Read(ref _sent);

    public long Audio => Interlocked.Read(ref _audio);

    public long Other => Interlocked.Read(ref _other);

    /// <summary>Error messages, in the warm-up too.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>Gaps in the numbers of marked frames, up and down, in the warm-up too.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Connections that ended early.</summary>
    public long Closed => Interlocked.Read(ref _closed);

    public void CountSent()
    {
        if (IsOpen)
        {
            Interlocked.Increment(ref _sent);
        }
    }

    public void CountAudio(in Marker marker)
    {
        if (!IsOpen)
        {
            return;
        }

        Interlocked.Increment(ref _audio);
        Down.Add(Marker.MicrosecondsSince(marker.SentAt));
        for (var i = 0; i < UpLatencies.Capacity && marker.Up[i] != 0; i++)
        {
            Up.Add(marker.Up[i]);
        }
    }

    public void CountOther()
    {
        if (IsOpen)
        {
            Interlocked.Increment(ref _other);
        }
    }

    public void CountError() => Interlocked.Increment(ref _errors);

    public void CountLost(long frames) => Interlocked.Add(ref _lost, frames);

    public void CountClosed() => Interlocked.Increment(ref _closed);
}
