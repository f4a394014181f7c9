namespace Interpreter.Gemini.Live.Messages;

/// <summary>Turns that are appended to the history. Interrupts the answer that is being generated.</summary>
public sealed record ClientContent
{
    /// <summary>The turns, oldest first.</summary>
    public IReadOnlyList<Content>? Turns { get; init; }

    /// <summary>True: the model shall answer, or the initial history is complete. False: it waits for more.</summary>
    public bool? TurnComplete { get; init; }
}
