namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>What the API does, on every database.</summary>
public abstract class RestContract(RestServer server) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected RestServer Server => server;

    public async ValueTask InitializeAsync() => await server.StartedAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
