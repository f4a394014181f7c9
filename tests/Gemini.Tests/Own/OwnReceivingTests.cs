using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Contract;

namespace Interpreter.Gemini.Tests.Own;

public sealed class OwnReceivingTests : ReceivingContract
{
    protected override ILiveClient Client(LiveClientOptions options, TimeProvider? timeProvider = null) => new LiveClient(options, timeProvider);
}
