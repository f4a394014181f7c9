using Interpreter.Web.Accounts;
using Interpreter.Web.Chat;
using Interpreter.Web.Listening;
using Interpreter.Web.Socket;

namespace Interpreter.Web;

/// <summary>How a host serves clients.</summary>
public sealed record InterpreterWebOptions
{
    /// <summary>The limits of the client's socket, and the origins that may use it and the HTTP API.</summary>
    public SocketOptions Socket { get; init; } = new();

    /// <summary>What a session has that its client did not ask for.</summary>
    public InterpreterDefaults Defaults { get; init; } = new();

    /// <summary>How many may listen to others' sessions.</summary>
    public ListeningOptions Listening { get; init; } = new();

    /// <summary>How requests wait for a chat.</summary>
    public ChatExchangeOptions Chat { get; init; } = new();

    /// <summary>How accounts are made, signed in to and protected, and whether guests are served.</summary>
    public AccountOptions Accounts { get; init; } = new();
}
