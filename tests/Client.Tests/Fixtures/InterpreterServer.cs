using Interpreter.GeminiSimulator;
using Interpreter.Hosting;
using Interpreter.Standalone;
using Interpreter.Testing;

namespace Interpreter.Client.Tests.Fixtures;

/// <summary>The interpreter as people run it, without a key: so before a simulated Gemini.</summary>
public sealed class InterpreterServer : IAsyncLifetime
{
    private readonly string _folder = Scratch.NewFolder();
    private StandaloneHost _host = null!;
    private int _users;

    /// <summary>Simulated seconds a second.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Further settings.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public Uri Address => new($"http://{_host.Address.Authority}/");

    public async ValueTask InitializeAsync() => _host = await StandaloneHost.StartAsync(
        ["--HOST", "127.0.0.1", "--PORT", "0", "--DATA_DIR", _folder, "--AUTH_REQUESTS_PER_MINUTE", "10000", .. Settings],
        new HostOverrides { IgnoreEnvironment = true, Simulator = new GeminiSimulatorOptions { TimeScale = TimeScale } });

    /// <summary>Stops the server and starts another, on another port, with the same data.</summary>
    public async Task RestartAsync()
    {
        await _host.DisposeAsync();
        await InitializeAsync();
    }

    /// <summary>A token of a new user.</summary>
    public async Task<string> NewUserAsync()
    {
        using var client = new InterpreterClient(Address);
        return (await client.Accounts.RegisterAsync($"user-{Interlocked.Increment(ref _users)}", "correct horse", TestContext.Current.CancellationToken)).Token;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
