using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Tests.Sessions;

/// <summary>A machine, its recorded effects and a clock that the test moves.</summary>
internal sealed class MachineRig
{
    private long _sequence;

    public MachineRig(SessionSettings? settings = null, SessionOptions? options = null)
    {
        Options = options ?? new SessionOptions();
        Machine = new SessionMachine(settings ?? Settings(), Options, Effects, DateTimeOffset.UnixEpoch, () => 0.5);
    }

    public RecordedEffects Effects { get; } = new();

    public SessionOptions Options { get; }

    public SessionMachine Machine { get; }

    public TimeSpan Now { get; private set; }

    public static SessionSettings Settings(ModelProfile? model = null) => new()
    {
        Model = model ?? new ModelProfile { Id = "test" },
        Languages = ("ko", "en"),
    };

    /// <summary>A machine whose first connection is open, with nothing recorded yet.</summary>
    public static MachineRig Ready(SessionSettings? settings = null, SessionOptions? options = null)
    {
        var rig = new MachineRig(settings, options);
        rig.Machine.FollowersChanged(1, rig.Now);
        rig.Machine.Start(rig.Now);
        rig.Machine.UpstreamOpened(1, rig.Now);
        rig.Effects.Take();
        return rig;
    }

    public List<string> Take() => Effects.Take();

    /// <summary>Lets time pass in steps, ticking where the machine wants it.</summary>
    public void Pass(double milliseconds)
    {
        var end = Now + TimeSpan.FromMilliseconds(milliseconds);
        while (Machine.NextDeadline is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            Machine.Tick(Now);
        }

        Now = end;
    }

    /// <summary>Speaks loud audio, in frames of 20 ms.</summary>
    public void Speak(double milliseconds) => Audio(milliseconds, 3000);

    public void Silence(double milliseconds) => Audio(milliseconds, 0);

    /// <summary>Says something and falls silent, so that the gate closes.</summary>
    public void Utter(double milliseconds = 400)
    {
        Speak(milliseconds);
        Silence(300);
    }

    public void Says(params UpstreamEvent[] events) => SaysOn(Effects.Setups.Count, events);

    public void SaysOn(int link, params UpstreamEvent[] events)
    {
        foreach (var said in events)
        {
            Machine.UpstreamSaid(link, said, Now);
        }
    }

    public void Loses(UpstreamFailure kind, int? link = null) =>
        Machine.UpstreamEnded(link ?? Effects.Setups.Count, new UpstreamException(kind, "test"), Now);

    public void Opens(int? link = null) => Machine.UpstreamOpened(link ?? Effects.Setups.Count, Now);

    /// <summary>Speech of the model whose bytes count up from a number, so that losses and repeats show.</summary>
    public static UpstreamEvent Voice(int bytes, byte first = 0)
    {
        var frame = AudioFrame.Rent(bytes, 24_000);
        for (var index = 0; index < bytes; index++)
        {
            frame.Memory.Span[index] = (byte)(first + index);
        }

        return new UpstreamEvent.Speech(frame);
    }

    public static UpstreamEvent Heard(string text) => new UpstreamEvent.InputTranscription(text, null);

    public static UpstreamEvent Spoken(string text) => new UpstreamEvent.OutputTranscription(text, null);

    public static UpstreamEvent Generated() => new UpstreamEvent.GenerationComplete();

    public static UpstreamEvent Complete() => new UpstreamEvent.TurnComplete(null);

    private void Audio(double milliseconds, short amplitude)
    {
        for (var at = 0.0; at < milliseconds; at += 20)
        {
            var frame = AudioFrame.Rent(640, 16_000);
            for (var index = 0; index < 320; index++)
            {
                frame.Samples[index] = (short)(index % 2 == 0 ? amplitude : -amplitude);
            }

            Machine.TakeAudio(frame, ++_sequence, Now);
            frame.Release();
            Pass(20);
        }
    }
}
