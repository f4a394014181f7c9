using Interpreter.Core.Sessions;
using static Interpreter.Core.Tests.Sessions.MachineRig;

namespace Interpreter.Core.Tests.Sessions;

/// <summary>Sessions whose gate is off: the model hears everything, and must hear that it stops.</summary>
public sealed class OpenGateTests
{
    [Fact]
    public void A_microphone_that_goes_off_after_the_last_word_ends_the_turn()
    {
        var rig = ReadyOpen();
        rig.Utter();
        rig.Take();
        rig.Pass(979);
        Assert.Empty(rig.Take());
        rig.Pass(1);
        Assert.Equal(["AudioStreamEnd 1"], rig.Take());
        rig.Pass(10_000);
        Assert.Empty(rig.Take());
    }

    [Fact]
    public void Releasing_the_button_after_the_last_word_ends_the_turn()
    {
        var rig = ReadyOpen();
        rig.Utter();
        rig.Take();
        rig.Machine.Take(new SessionCommand.EndUtterance(), rig.Now);
        rig.Machine.Take(new SessionCommand.EndUtterance(), rig.Now);
        Assert.Equal(["AudioStreamEnd 1"], rig.Take());
    }

    [Fact]
    public void Speech_softer_than_any_threshold_keeps_the_session_awake_and_wakes_it()
    {
        var rig = ReadyOpen(new SessionOptions { IdleTimeout = TimeSpan.FromSeconds(60) });
        for (var second = 0; second < 120; second++)
        {
            rig.Silence(1000);
            rig.Pass(0);
        }

        Assert.Equal(SessionState.Ready, rig.Machine.State);
        rig.Pass(60_000);
        Assert.Equal(SessionState.Idle, rig.Machine.State);
        rig.Silence(20);
        Assert.Equal(SessionState.Reconnecting, rig.Machine.State);
    }

    private static MachineRig ReadyOpen(SessionOptions? options = null) =>
        Ready(Settings() with { VoiceGate = new VoiceGateSettings { Threshold = 0 } }, options);
}
