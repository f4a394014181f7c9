using Interpreter.GeminiSimulator;

namespace Interpreter.Gemini.Tests.Simulator;

/// <summary>One simulator for the tests that need no settings of their own: to learn its phrasebook takes it a while.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    internal GeminiSimulatorServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
