using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Listening;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>What the socket itself says, beside the session's outputs.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>A message had no effect.</summary>
    public sealed record Error(MessageProblem Problem) : Reply;

    /// <summary>A setting was accepted, but not as asked.</summary>
    public sealed record Notice(MessageProblem Problem) : Reply;

    /// <summary>The answer to a ping.</summary>
    /// <param name="Id">Its id, as raw JSON; null where it had none.</param>
    public sealed record Pong(byte[]? Id) : Reply;

    /// <summary>Others may listen. Its token is a secret of the owner's, who gives it away.</summary>
    /// <param name="Token">The token.</param>
    /// <param name="Sequence">The event's number.</param>
    public sealed record Shared(string Token, long Sequence) : Reply
    {
        /// <summary>Without the token.</summary>
        public override string ToString() => nameof(Shared);
    }

    /// <summary>A listener was let in.</summary>
    /// <param name="Position">Where it comes in.</param>
    /// <param name="IsResumed">Whether it was in before.</param>
    public sealed record Listening(ListenerPosition Position, bool IsResumed) : Reply;

    /// <summary>The session is open.</summary>
    /// <param name="SessionId">Its id.</param>
    /// <param name="Attached">Where it stands.</param>
    /// <param name="After">The last event the client says it has; null for a new session.</param>
    /// <param name="Seen">The last event that is not sent to this client.</param>
    /// <param name="Chat">What is stored of a chat; null for an interpretation, or a chat that was deleted.</param>
    public sealed record Connected(string SessionId, SessionOutput.Attached Attached, long? After, long Seen, ChatSession? Chat) : Reply;
}
