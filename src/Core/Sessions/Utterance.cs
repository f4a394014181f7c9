namespace Interpreter.Core.Sessions;

/// <summary>One thing the speaker said: from the gate's opening to its closing, or a typed text.</summary>
internal sealed class Utterance(TimeSpan startedAt, string? text = null)
{
    public TimeSpan StartedAt { get; } = startedAt;

    /// <summary>What was typed; null where it was spoken. Models transcribe speech only.</summary>
    public string? Text { get; } = text;

    /// <summary>Speech, in milliseconds.</summary>
    public double Milliseconds { get; set; }

    /// <summary>When the last loud window came, or the text; null while the speaker goes on.</summary>
    public TimeSpan? EndedAt { get; private set; }

    /// <summary>The index in the uplink window after its last item; valid once ended.</summary>
    public long End { get; private set; }

    /// <summary>The number of the newest audio frame that belongs to it; valid once ended.</summary>
    public long AudioThrough { get; private set; }

    public void Finish(TimeSpan endedAt, long end, long audioThrough)
    {
        EndedAt = endedAt;
        End = end;
        AudioThrough = audioThrough;
    }
}
