using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>A valid init: what to open, or to return to, and how the client wants to be spoken to.</summary>
/// <param name="Settings">For a new session, or a chat that does not live; null when one is resumed.</param>
/// <param name="Resume">The session to return to; null for a new one.</param>
/// <param name="Mode">How the client wants to be spoken to.</param>
/// <param name="Notices">What was accepted, but not as asked.</param>
internal sealed record InitRequest(
    SessionSettings? Settings,
    ResumeRequest? Resume,
    ClientMode Mode,
    IReadOnlyList<MessageProblem> Notices)
{
    /// <summary>The chat to open; null for an interpretation.</summary>
    public ChatRequest? Chat { get; init; }

    /// <summary>What to listen to; null where the client opens or returns to a session of its own.</summary>
    public ListenRequest? Listen { get; init; }
}
