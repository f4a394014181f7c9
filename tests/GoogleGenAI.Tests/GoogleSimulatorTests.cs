using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Contract;
using Interpreter.Gemini.Tests.Simulator;

namespace Interpreter.GoogleGenAI.Tests;

public sealed class GoogleSimulatorTests(SimulatorFixture fixture) : SimulatorContract(fixture)
{
    protected override ILiveClient Client(LiveClientOptions options, TimeProvider? timeProvider = null) => new GoogleLiveClient(options, timeProvider);

    protected override string? Lacks(Ability ability) => KnownDifferences.Of(ability);
}
