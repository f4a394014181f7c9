using Interpreter.Web.Listening;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>What every relay of a server shares.</summary>
internal sealed record RelayServices(
    SessionOpener Opener,
    StoredChats Chats,
    ListenerHall Hall,
    ListenTokens ListenTokens,
    ClientMessageParser Parser,
    SocketOptions Options,
    TimeProvider Time,
    InterpreterWebMetrics Metrics,
    ILogger<SocketRelay> Logger);
