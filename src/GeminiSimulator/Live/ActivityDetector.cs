namespace Interpreter.GeminiSimulator.Live;

/// <summary>
/// Finds where speech starts and ends by the energy of 20 ms windows. Its only clock is the audio: a client that
/// stops sending never ends a turn, exactly as with the real service.
/// </summary>
internal sealed class ActivityDetector(double threshold, TimeSpan onset, TimeSpan silence)
{
    /// <summary>The length of a window.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(20);

    private readonly int _onsetWindows = Math.Max(1, (int)Math.Ceiling(onset / Window));
    private readonly int _silentWindows = Math.Max(1, (int)Math.Ceiling(silence / Window));
    private int _loud;
    private int _silent;

    public bool Active { get; private set; }

    public bool IsLoud(ReadOnlySpan<short> window)
    {
        var energy = 0.0;
        foreach (var sample in window)
        {
            energy += (double)sample * sample;
        }

        return energy > threshold * threshold * window.Length;
    }

    public ActivityEdge Push(bool loud)
    {
        _loud = loud ? _loud + 1 : 0;
        _silent = loud ? 0 : _silent + 1;
        if (!Active && _loud >= _onsetWindows)
        {
            Active = true;
            return ActivityEdge.Started;
        }

        return Active && _silent >= _silentWindows ? Reset() : ActivityEdge.None;
    }

    /// <summary>Ends what is active: the client has said that no more audio comes.</summary>
    public ActivityEdge Reset()
    {
        var edge = Active ? ActivityEdge.Ended : ActivityEdge.None;
        Active = false;
        _loud = 0;
        _silent = 0;
        return edge;
    }
}
