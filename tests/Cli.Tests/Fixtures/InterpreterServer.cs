using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.GeminiSimulator;
using Interpreter.Hosting;
using Interpreter.Standalone;
using Interpreter.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Interpreter.Cli.Tests.Fixtures.InterpreterServer))]

namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>The interpreter as people run it, without a key: so before a simulated Gemini.</summary>
public sealed class InterpreterServer : IAsyncLifetime
{
    public const string RefusedKey = "refused-key";

    private StandaloneHost _host = null!;

    /// <summary>Simulated seconds a second. By default answers come at 10 times their pace: what is tested is what arrives, not how long it plays.</summary>
    public double TimeScale { get; init; } = 10;

    public GeminiSimulatorServer Gemini => _host.Simulator!;

    public string Url => $"ws://{_host.Address.Authority}/ws";

    /// <summary>The server's address.</summary>
    public string Address => $"http://{_host.Address.Authority}";

    public int LiveSessions => ((LocalSessionDirectory)_host.Services.GetRequiredService<ISessionDirectory>()).Count;

    public async ValueTask InitializeAsync() => _host = await StandaloneHost.StartAsync(
        ["--HOST", "127.0.0.1", "--PORT", "0", "--DATA_DIR", Scratch.NewFolder(), "--AUTH_REQUESTS_PER_MINUTE", "10000"],
        new HostOverrides
        {
            IgnoreEnvironment = true,
            Simulator = new GeminiSimulatorOptions { TimeScale = TimeScale, RefuseKeys = new HashSet<string> { RefusedKey } },
        });

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
