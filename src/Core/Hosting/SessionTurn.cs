using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Hosting;

/// <summary>What a session is told, as its mailbox carries it: by value, so that audio costs no allocation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Payload">By kind: a frame, a command, an upstream's event or error, an outcome of work, a bit of an answer, a subscription.</param>
/// <param name="Number">By kind: an audio frame's number, a connection's number, a turn's number, a follower's last sequence number.</param>
internal readonly record struct SessionTurn(SessionTurnKind Kind, object? Payload = null, long Number = 0)
{
    public static SessionTurn Audio(AudioFrame frame, long sequence) => new(SessionTurnKind.Audio, frame, sequence);

    public static SessionTurn Command(SessionCommand command) => new(SessionTurnKind.Command, command);

    public static SessionTurn Opened(int link, IUpstream upstream) => new(SessionTurnKind.Opened, upstream, link);

    public static SessionTurn Said(int link, UpstreamEvent said) => new(SessionTurnKind.Said, said, link);

    public static SessionTurn Ended(int link, UpstreamException error) => new(SessionTurnKind.Ended, error, link);

    public static SessionTurn Worked(SessionOutcome outcome) => new(SessionTurnKind.Worked, outcome);

    public static SessionTurn Wrote(long turn, TextDelta delta) => new(SessionTurnKind.Wrote, delta, turn);

    public static SessionTurn WriterFailed(long turn, UpstreamException error) => new(SessionTurnKind.WriterFailed, error, turn);

    public static SessionTurn Touch(TaskCompletionSource<bool> lives) => new(SessionTurnKind.Touch, lives);

    public static SessionTurn Yield(TaskCompletionSource<bool> yielded) => new(SessionTurnKind.Yield, yielded);

    public static SessionTurn Subscribe(Subscription subscription, long after) => new(SessionTurnKind.Subscribe, subscription, after);

    public static SessionTurn Unsubscribe(Subscription subscription) => new(SessionTurnKind.Unsubscribe, subscription);
}
