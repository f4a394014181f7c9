using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Chat;

/// <summary>Whatever is written, said, stored, refused and lost in whatever order, a chat keeps its promises.</summary>
public sealed class RandomChatTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(0)]
    public void No_order_of_events_leaves_a_question_without_its_end_or_the_chat_stuck(int threshold)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var rig = new ChatRig(threshold: threshold);
            var frames = new List<AudioFrame>();
            for (var step = 0; step < 150 && !rig.Machine.Machine.IsClosed; step++)
            {
                Step(rig, random, frames);
            }

            AssertComesToRest(rig, seed);
            AssertTurnsAreWhole(rig.Effects.Outputs, seed);
            Assert.All(rig.Effects.Requests, request => AssertLegal(request, seed));
            rig.Command(new SessionCommand.Close());
            Assert.True(rig.Machine.Machine.IsClosed);
            Assert.All(frames, frame => Assert.Throws<ObjectDisposedException>(() => frame.Memory));
        }
    }

    private static void Step(ChatRig rig, Random random, List<AudioFrame> frames)
    {
        var link = Math.Max(1, rig.Effects.Setups.Count - random.Next(2));
        switch (random.Next(22))
        {
            case 0 or 1:
                rig.Command(new SessionCommand.Ask(random.Next(5) == 0 ? "" : "Why?") { Images = [new TextImage("image/png", new byte[4])] });
                break;
            case 2:
                rig.Command(new SessionCommand.AskAgain(null));
                break;
            case 3 when random.Next(4) == 0:
                rig.Command(new SessionCommand.ClearHistory(null));
                break;
            case 4:
                rig.Command(new SessionCommand.Interrupt());
                break;
            case 5 or 6 or 7 or 8:
                rig.DoesNext(random.Next(6) == 0 ? new TimeoutException("test") : null);
                break;
            case 9 or 10:
                rig.Machine.Machine.ModelSaid(rig.LastAsked - random.Next(2), new TextDelta("word "), rig.Machine.Now);
                break;
            case 11:
                rig.Machine.Machine.ModelSaid(rig.LastAsked, ChatRig.End, rig.Machine.Now);
                break;
            case 12 when random.Next(2) == 0:
                rig.Machine.Machine.ModelFailed(rig.LastAsked - random.Next(2), new UpstreamException(UpstreamFailure.Network, "test"), rig.Machine.Now);
                break;
            case 13:
                rig.Refusal = random.Next(3) == 0 ? new Admission(ChatRig.Budget(), LimitKind.RequestsPerMinute) : null;
                break;
            case 14:
                rig.Machine.Utter();
                break;
            case 15:
                rig.Machine.Opens(link);
                break;
            case 16:
                var voice = (UpstreamEvent.Speech)MachineRig.Voice(random.Next(1, 50) * 2);
                frames.Add(voice.Frame);
                rig.Machine.SaysOn(link, voice);
                break;
            case 17:
                rig.Machine.SaysOn(link, MachineRig.Heard("하나"), MachineRig.Spoken("One"));
                break;
            case 18:
                rig.Machine.SaysOn(link, MachineRig.Generated(), MachineRig.Complete());
                break;
            case 19:
                rig.Machine.Loses((UpstreamFailure)random.Next((int)UpstreamFailure.Auth, (int)UpstreamFailure.GoneAway + 1), link);
                break;
            case 20:
                rig.Machine.SaysOn(link, new UpstreamEvent.GoAway(TimeSpan.FromSeconds(random.Next(0, 10))));
                break;
            default:
                rig.Machine.Pass(random.Next(0, 15_000));
                break;
        }
    }

    // A written turn begins once and ends once, and its bits are its answer; nothing of a turn comes after its end.
    private static void AssertTurnsAreWhole(List<SessionOutput> outputs, int seed)
    {
        var open = new Dictionary<long, StringBuilder>();
        var over = new HashSet<long>();
        foreach (var output in outputs)
        {
            switch (output)
            {
                case SessionOutput.Asked asked:
                    Assert.True(open.TryAdd(asked.Turn, new()) && open.Count == 1, $"Seed {seed}: turn {asked.Turn} began beside another.");
                    break;
                case SessionOutput.TextDelta delta:
                    Assert.True(open.ContainsKey(delta.Turn), $"Seed {seed}: {delta} belongs to no open turn.");
                    open[delta.Turn].Append(delta.Text);
                    break;
                case SessionOutput.TurnCompleted { FinishReason: not null } turn:
                    Assert.Equal(turn.OutputText, open.Remove(turn.Turn, out var text) ? text.ToString() : "");
                    Assert.True(over.Add(turn.Turn), $"Seed {seed}: turn {turn.Turn} ended twice.");
                    break;
                case SessionOutput.TurnCompleted turn:
                    Assert.True(over.Add(turn.Turn), $"Seed {seed}: turn {turn.Turn} ended twice.");
                    break;
                case SessionOutput.Failed { Turn: { } turn }:
                    open.Remove(turn);
                    Assert.True(over.Add(turn), $"Seed {seed}: turn {turn} ended twice.");
                    break;
            }
        }

        Assert.True(open.Count == 0, $"Seed {seed}: {open.Count} questions have no end.");
    }

    private static void AssertLegal(TextRequest request, int seed)
    {
        for (var index = 0; index < request.Turns.Count; index++)
        {
            var turn = request.Turns[index];
            Assert.True(turn.FromModel == (index % 2 == 1), $"Seed {seed}: roles do not alternate.");
            Assert.True(turn.Text.Length > 0 || turn.Images.Count > 0, $"Seed {seed}: a turn is empty.");
        }

        Assert.True(request.Turns.Count % 2 == 1, $"Seed {seed}: the model has the last word.");
    }

    private static void AssertComesToRest(ChatRig rig, int seed)
    {
        rig.Refusal = null;
        for (var round = 0; round < 20 && !rig.Machine.Machine.IsClosed; round++)
        {
            rig.DoesAll();
            rig.Machine.Opens();
            rig.Machine.Machine.ModelSaid(rig.LastAsked, ChatRig.End, rig.Machine.Now);
            rig.Machine.Pass(30_000);
        }

        rig.Asks("Still there?");
        rig.Answers("Yes.");
        Assert.True(
            rig.Machine.Machine.IsClosed || rig.Effects.Outputs.OfType<SessionOutput.TurnCompleted>().Last().OutputText == "Yes.",
            $"Seed {seed}: the chat does not answer any more: {string.Join(" | ", rig.Take().TakeLast(40))}");
    }
}
