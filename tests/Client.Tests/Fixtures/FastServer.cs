namespace Interpreter.Client.Tests.Fixtures;

/// <summary>A server whose Gemini speaks at twice its pace: slow enough to be cut in the middle.</summary>
public sealed class FastServer : IAsyncLifetime
{
    private readonly InterpreterServer _server = new() { TimeScale = 2 };

    public Uri Address => _server.Address;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
