using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Sessions;

/// <summary>A session, near or far, that ends when it is disposed of.</summary>
internal interface IClientSession : ISession, IAsyncDisposable;
