using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>One thing to be sent: either is null.</summary>
internal readonly record struct OutgoingItem(SessionOutput? Output, Reply? Reply)
{
    public static implicit operator OutgoingItem(Reply reply) => new(null, reply);

    /// <summary>Lets go of the audio of what will not be sent.</summary>
    public void Discard() => (Output as SessionOutput.Speech)?.Frame.Release();
}
