namespace Interpreter.Gemini.Live.Messages;

/// <summary>How history is given.</summary>
public sealed record HistoryConfig
{
    /// <summary>True: the first clientContent is history, which the model does not answer.</summary>
    public bool? InitialHistoryInClientContent { get; init; }
}
