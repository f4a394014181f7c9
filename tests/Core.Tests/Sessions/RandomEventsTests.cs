using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Tests.Sessions;

/// <summary>Whatever comes in whatever order, a session keeps its promises.</summary>
public sealed class RandomEventsTests
{
    [Theory]
    [InlineData(TurnEnd.Announced, false, 500)]
    [InlineData(TurnEnd.Announced, true, 500)]
    [InlineData(TurnEnd.Silence, false, 500)]
    [InlineData(TurnEnd.Announced, false, 0)]
    public void No_order_of_events_leaks_audio_or_leaves_the_session_stuck(TurnEnd turnEnd, bool manual, int threshold)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var settings = MachineRig.Settings(new ModelProfile { Id = "test", TurnEnd = turnEnd }) with { VoiceGate = new VoiceGateSettings { Threshold = threshold } };
            var rig = MachineRig.Ready(settings, new SessionOptions { ManualActivity = manual, UplinkWindow = TimeSpan.FromSeconds(3) });
            var frames = new List<AudioFrame>();
            for (var step = 0; step < 200 && !rig.Machine.IsClosed; step++)
            {
                Step(rig, random, frames);
            }

            AssertOutputsAreInOrder(rig.Effects.Outputs, seed);
            AssertComesToRest(rig, seed);
            rig.Machine.Take(new SessionCommand.Close(), rig.Now);
            Assert.True(rig.Machine.IsClosed);
            Assert.All(frames, frame => Assert.Throws<ObjectDisposedException>(() => frame.Memory));
        }
    }

    private static void Step(MachineRig rig, Random random, List<AudioFrame> frames)
    {
        var link = Math.Max(1, rig.Effects.Setups.Count - random.Next(2));
        switch (random.Next(18))
        {
            case 0:
                rig.Speak(random.Next(1, 300));
                break;
            case 1:
                rig.Silence(random.Next(1, 600));
                break;
            case 2:
                rig.Utter();
                break;
            case 3 or 4:
                var voice = (UpstreamEvent.Speech)MachineRig.Voice(random.Next(1, 50) * 2);
                frames.Add(voice.Frame);
                rig.SaysOn(link, voice);
                break;
            case 5:
                rig.SaysOn(link, MachineRig.Heard("하나"));
                break;
            case 6:
                rig.SaysOn(link, MachineRig.Spoken("One"));
                break;
            case 7:
                rig.SaysOn(link, MachineRig.Generated());
                break;
            case 8 or 9:
                rig.SaysOn(link, MachineRig.Complete());
                break;
            case 10:
                rig.SaysOn(link, new UpstreamEvent.Interrupted());
                break;
            case 11:
                rig.SaysOn(link, new UpstreamEvent.GoAway(TimeSpan.FromSeconds(random.Next(0, 10))));
                break;
            case 12:
                rig.Loses((UpstreamFailure)random.Next((int)UpstreamFailure.Transient, (int)UpstreamFailure.GoneAway + 1), link);
                break;
            case 13 or 14:
                rig.Opens(link);
                break;
            case 15:
                rig.Pass(random.Next(0, 20_000));
                break;
            case 16:
                rig.Machine.Take(random.Next(2) == 0 ? new SessionCommand.Interrupt() : new SessionCommand.EndUtterance(), rig.Now);
                break;
            default:
                rig.Machine.Take(new SessionCommand.SendText("안녕"), rig.Now);
                break;
        }
    }

    // Each turn is told once, with final captions just before it, and nothing of it after it but the word that it is void.
    private static void AssertOutputsAreInOrder(List<SessionOutput> outputs, int seed)
    {
        var over = 0L;
        foreach (var output in outputs)
        {
            var turn = output switch
            {
                SessionOutput.InputCaption caption => caption.Turn,
                SessionOutput.OutputCaption caption => caption.Turn,
                SessionOutput.Speech speech => speech.Turn,
                SessionOutput.TurnCompleted completed => completed.Turn,
                _ => long.MaxValue,
            };
            Assert.True(turn > over, $"Seed {seed}: {output} came after turn {over} was over.");
            over = output is SessionOutput.TurnCompleted done ? done.Turn : over;
        }
    }

    private static void AssertComesToRest(MachineRig rig, int seed)
    {
        for (var minute = 0; minute < 3 && !rig.Machine.IsClosed; minute++)
        {
            rig.Opens();
            rig.Pass(30_000);
        }

        var last = rig.Effects.Outputs.OfType<SessionOutput.SpeechStateChanged>().LastOrDefault();
        Assert.True(last is null or { State: SpeechState.Silent }, $"Seed {seed}: nobody speaks, and the session is {last?.State}.");
    }
}
