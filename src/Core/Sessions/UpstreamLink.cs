namespace Interpreter.Core.Sessions;

/// <summary>A connection to the model, as the state machine sees it.</summary>
/// <param name="id">Its number in the session.</param>
/// <param name="resumes">Whether it was opened with a resumption handle.</param>
internal sealed class UpstreamLink(int id, bool resumes)
{
    // A connection that lived this long was sound; what ended it was something new (pipecat, gemini_live/llm.py).
    private static readonly TimeSpan SoundAfter = TimeSpan.FromSeconds(10);

    private TimeSpan _openedAt;

    public int Id { get; } = id;

    public bool Resumes { get; } = resumes;

    public bool IsOpen { get; private set; }

    /// <summary>The index of the next uplink item to send.</summary>
    public long Sent { get; set; }

    /// <summary>Whether the model has said anything of substance.</summary>
    public bool IsProductive { get; set; }

    public void Open(TimeSpan now)
    {
        IsOpen = true;
        _openedAt = now;
    }

    public bool WasSound(TimeSpan now) => IsOpen && (IsProductive || now - _openedAt >= SoundAfter);
}
