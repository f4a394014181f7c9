using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>What an operator may want to know of a session; holds no secret, audio or text of a user.</summary>
public abstract record SessionNote
{
    private SessionNote()
    {
    }

    /// <summary>A connection to the model opened.</summary>
    /// <param name="Resumed">With a resumption handle.</param>
    public sealed record UpstreamOpened(bool Resumed) : SessionNote;

    /// <summary>A connection to the model was refused, or ended.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="RetryIn">When it is tried again; null when it is not.</param>
    public sealed record UpstreamLost(UpstreamException Error, TimeSpan? RetryIn) : SessionNote;

    /// <summary>The model announced the end of its connection.</summary>
    /// <param name="TimeLeft">Until then.</param>
    public sealed record GoAwayReceived(TimeSpan TimeLeft) : SessionNote;

    /// <summary>The session moved to the successor of its connection.</summary>
    /// <param name="Forced">No turn boundary came in time.</param>
    public sealed record HandedOver(bool Forced) : SessionNote;

    /// <summary>A resumption handle whose connections die is not used again.</summary>
    public sealed record HandleQuarantined : SessionNote;

    /// <summary>Audio of the speaker was given up.</summary>
    /// <param name="Frames">How many frames.</param>
    public sealed record AudioDropped(int Frames) : SessionNote;

    /// <summary>The model said nothing about an utterance in time.</summary>
    public sealed record AnswerTimedOut : SessionNote;

    /// <summary>Something that a database or another actor was to do was not done.</summary>
    /// <param name="Work">What it was.</param>
    /// <param name="Error">Why.</param>
    /// <param name="IsTurnLost">A turn that was held is not stored, and will not be.</param>
    public sealed record WorkFailed(string Work, Exception Error, bool IsTurnLost) : SessionNote;

    /// <summary>The model that writes failed.</summary>
    /// <param name="Error">Why.</param>
    public sealed record AskFailed(UpstreamException Error) : SessionNote;

    /// <summary>The session met a defect of its own, and closes.</summary>
    /// <param name="Error">What was thrown.</param>
    public sealed record Defect(Exception Error) : SessionNote;

    /// <summary>The session closed.</summary>
    /// <param name="Reason">A stable code; null after the client's close.</param>
    public sealed record Closed(string? Reason) : SessionNote;
}
