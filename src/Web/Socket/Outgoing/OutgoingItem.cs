using Interpreter.Core.Sessions;
using Interpreter.Web.Listening;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>One thing to be sent: all but one are null.</summary>
internal readonly record struct OutgoingItem(SessionOutput? Output, Reply? Reply)
{
    /// <summary>An event that was written for all listeners.</summary>
    public BroadcastItem? Heard { get; init; }

    public static implicit operator OutgoingItem(Reply reply) => new(null, reply);

    /// <summary>Lets go of the audio of what will not be sent.</summary>
    public void Discard() => (Output as SessionOutput.Speech)?.Frame.Release();
}
