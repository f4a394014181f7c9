using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Contract;
using Interpreter.Gemini.Tests.Simulator;

namespace Interpreter.Gemini.Tests.Own;

public sealed class OwnSimulatorTests(SimulatorFixture fixture) : SimulatorContract(fixture)
{
    protected override ILiveClient Client(LiveClientOptions options, TimeProvider? timeProvider = null) => new LiveClient(options, timeProvider);
}
