using Interpreter.Core.Sessions;

namespace Interpreter.Core.Tests.Sessions;

public sealed class VoiceGateTests
{
    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void The_gate_opens_at_the_threshold(short amplitude, bool opens)
    {
        var gate = new VoiceGate(new VoiceGateSettings { Threshold = 500 });
        Assert.Equal(opens, gate.Process(Tone(amplitude, 320)).Opened);
    }

    [Fact]
    public void The_loudest_possible_sound_does_not_overflow()
    {
        var gate = new VoiceGate(new VoiceGateSettings { Threshold = 32_767 });
        Assert.True(gate.Process(Enumerable.Repeat(short.MinValue, 320).ToArray()).Opened);
    }

    [Fact]
    public void The_gate_closes_after_the_hangover_and_not_before()
    {
        var gate = new VoiceGate(new VoiceGateSettings { HangoverFrames = 3 });
        gate.Process(Tone(3000, 320));
        Assert.False(gate.Process(new short[640]).Closed);
        Assert.True(gate.IsOpen);
        Assert.True(gate.Process(new short[320]).Closed);
        Assert.False(gate.IsOpen);
    }

    [Fact]
    public void Speech_within_the_hangover_starts_it_anew()
    {
        var gate = new VoiceGate(new VoiceGateSettings { HangoverFrames = 3 });
        gate.Process(Tone(3000, 320));
        gate.Process(new short[640]);
        gate.Process(Tone(3000, 320));
        Assert.False(gate.Process(new short[640]).Closed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(160)]
    [InlineData(319)]
    [InlineData(1600)]
    public void Windows_run_on_across_frames_of_any_length(int frame)
    {
        var gate = new VoiceGate(new VoiceGateSettings { HangoverFrames = 5 });
        short[] audio = [.. new short[3200], .. Tone(3000, 3200), .. new short[3200]];
        var events = new List<string>();
        for (var at = 0; at < audio.Length; at += frame)
        {
            var result = gate.Process(audio.AsSpan(at, Math.Min(frame, audio.Length - at)));
            if (result.Opened)
            {
                events.Add("opened");
            }

            if (result.Closed)
            {
                events.Add("closed");
            }
        }

        Assert.Equal(["opened", "closed"], events);
    }

    [Fact]
    public void A_short_sound_may_open_and_close_within_one_frame()
    {
        var gate = new VoiceGate(new VoiceGateSettings { HangoverFrames = 1 });
        var result = gate.Process([.. Tone(3000, 320), .. new short[640]]);
        Assert.True(result.Opened && result.Closed);
        Assert.False(gate.IsOpen);
    }

    private static short[] Tone(short amplitude, int samples) =>
        [.. Enumerable.Range(0, samples).Select(index => index % 2 == 0 ? amplitude : (short)-amplitude)];
}
