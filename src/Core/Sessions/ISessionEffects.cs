using Interpreter.Core.Audio;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

/// <summary>
/// What the state machine asks of its host. The calls answer nothing and never call back: whatever comes of
/// them returns later as an input of its own.
/// </summary>
internal interface ISessionEffects
{
    /// <summary>Numbers, logs and publishes an output. A speech frame's reference passes to the host.</summary>
    void Emit(SessionOutput output);

    /// <summary>Opens a connection; its number comes back with whatever it says.</summary>
    void OpenUpstream(int link, UpstreamSetup setup);

    /// <summary>Closes a connection, or gives up opening it; nothing of it comes back any more.</summary>
    void CloseUpstream(int link);

    /// <summary>Sends audio on an open connection; the caller keeps its reference.</summary>
    void SendAudio(int link, AudioFrame frame);

    /// <summary>Sends anything else on an open connection.</summary>
    void Send(int link, UpstreamInput input);

    /// <summary>Begins some work of others; its outcome comes back.</summary>
    void Begin(SessionWork work);

    /// <summary>Gives up work that has not begun; its outcome does not matter any more.</summary>
    void Abandon(SessionWork work);

    /// <summary>Asks the model that writes; what it answers comes back with the turn's number.</summary>
    void AskModel(long turn, TextRequest request);

    /// <summary>Stops the answer of the model that writes.</summary>
    void StopAsking();

    /// <summary>Tells an operator what happened.</summary>
    void Note(SessionNote note);
}
