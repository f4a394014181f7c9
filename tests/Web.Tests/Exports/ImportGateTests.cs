using Interpreter.Web.Gemini.Exports;

namespace Interpreter.Web.Tests.Exports;

public sealed class ImportGateTests
{
    [Fact]
    public void A_user_enters_once_and_again_when_left()
    {
        var gate = new ImportGate();
        Assert.True(gate.TryEnter(1));
        Assert.False(gate.TryEnter(1));
        Assert.True(gate.TryEnter(2));
        gate.Leave(1);
        Assert.True(gate.TryEnter(1));
    }

    [Fact]
    public void So_many_enter_and_no_more()
    {
        var gate = new ImportGate();
        Assert.Equal(8, Enumerable.Range(1, 20).Count(user => gate.TryEnter(user)));
        gate.Leave(20);
        Assert.False(gate.TryEnter(20));
        gate.Leave(3);
        Assert.True(gate.TryEnter(20));
    }
}
