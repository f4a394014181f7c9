using Interpreter.GeminiSimulator.Tests.Kit;

[assembly: AssemblyFixture(typeof(SimulatorFixture))]

namespace Interpreter.GeminiSimulator.Tests.Kit;

/// <summary>A simulator that the tests share which need no settings of their own; twenty times as fast as life.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    public GeminiSimulatorServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await GeminiSimulatorServer.StartAsync(new() { TimeScale = 20 }, CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
