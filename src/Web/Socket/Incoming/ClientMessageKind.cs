namespace Interpreter.Web.Socket.Incoming;

/// <summary>What a client can say.</summary>
internal enum ClientMessageKind
{
    Init,
    Audio,
    Interrupt,
    Close,
    Text,
    EndUtterance,
    Ack,
    Ping,
}
