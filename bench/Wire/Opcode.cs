namespace Interpreter.Wire;

/// <summary>The kinds of WebSocket frames (RFC 6455, 5.2).</summary>
public enum Opcode
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}
