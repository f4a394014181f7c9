using Interpreter.Testing;

namespace Interpreter.GeminiSimulator.Tests.Kit;

internal static class Simulators
{
    /// <summary>A simulator of the test's own, with its own settings.</summary>
    public static Task<GeminiSimulatorServer> StartAsync(GeminiSimulatorOptions? options = null) =>
        GeminiSimulatorServer.StartAsync(options ?? new(), TestContext.Current.CancellationToken);

    /// <summary>A simulator whose clock stands until the test moves it; answers start without a delay.</summary>
    public static async Task<(GeminiSimulatorServer Server, FakeClock Clock)> StartFrozenAsync(GeminiSimulatorOptions? options = null)
    {
        var clock = new FakeClock();
        return (await StartAsync((options ?? new()) with { TimeProvider = clock, AnswerDelay = TimeSpan.Zero }), clock);
    }
}
