using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Contract;

namespace Interpreter.GoogleGenAI.Tests;

public sealed class GoogleReceivingTests : ReceivingContract
{
    protected override ILiveClient Client(LiveClientOptions options, TimeProvider? timeProvider = null) => new GoogleLiveClient(options, timeProvider);

    protected override string? Lacks(Ability ability) => KnownDifferences.Of(ability);
}
