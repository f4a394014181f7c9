namespace Interpreter.Web.Socket.Incoming;

/// <summary>What a client can say.</summary>
internal enum ClientMessageKind
{
    Init,
    Audio,
    Interrupt,
    Close,
    Text,
    Image,
    Retry,
    Clear,
    EndUtterance,
    Share,
    Unshare,
    Ack,
    Ping,
}
