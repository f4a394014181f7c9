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
    Subscribe,
    Unsubscribe,
    Tick,
    Stop,
}
