namespace Interpreter.Client.Tests.Fixtures;

/// <summary>A server whose Gemini speaks at 10 times its pace: what is tested is what arrives, not how long it plays.</summary>
public sealed class FastServer : IAsyncLifetime
{
    private readonly InterpreterServer _server = new() { TimeScale = 10 };

    public Uri Address => _server.Address;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
