namespace Interpreter.Client.Live.Wire;

/// <summary>What it takes to open sockets.</summary>
/// <param name="Socket">The socket's address, ws or wss.</param>
/// <param name="Token">The token of the moment; null for a guest.</param>
/// <param name="Invoker">What makes the connections.</param>
/// <param name="Reconnect">How lost ones are opened again.</param>
/// <param name="Time">The clock.</param>
internal sealed record LinkContext(Uri Socket, Func<string?> Token, HttpMessageInvoker Invoker, ReconnectOptions Reconnect, TimeProvider Time);
