namespace Interpreter.Web.Socket;

/// <summary>How a client wants to be spoken to.</summary>
/// <param name="Extended">False: exactly the messages and fields of the earlier interpreter's protocol.</param>
/// <param name="BinaryAudio">True: audio travels as raw PCM in binary frames.</param>
/// <param name="Chat">True: the session is a chat, whose turns have more to tell. Always extended.</param>
internal readonly record struct ClientMode(bool Extended, bool BinaryAudio, bool Chat = false)
{
    /// <summary>True: the client listens to another's session, and gets what is said and nothing of its owner's. Always extended.</summary>
    public bool Listens { get; init; }
}
