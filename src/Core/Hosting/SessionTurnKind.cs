namespace Interpreter.Core.Hosting;

/// <summary>The kinds of <see cref="SessionTurn"/>.</summary>
internal enum SessionTurnKind
{
    Start,
    Audio,
    Command,
    Opened,
    Said,
    Ended,
    Worked,
    Wrote,
    WriterFailed,
    Touch,
    Yield,
    Subscribe,
    Unsubscribe,
    Tick,
    Stop,
    Recall,
    Suspend,
}
