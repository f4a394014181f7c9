namespace Interpreter.Gemini.Live.Messages;

/// <summary>The state of resumption; comes every few seconds.</summary>
public sealed record SessionResumptionUpdate
{
    /// <summary>The handle of this moment; null or empty when it can't be resumed.</summary>
    public string? NewHandle { get; init; }

    /// <summary>True: this moment can be resumed. Absent while the model generates or calls.</summary>
    public bool? Resumable { get; init; }

    /// <summary>The last client message that the handle includes, counted from 0 (transparent resumption).</summary>
    public long? LastConsumedClientMessageIndex { get; init; }
}
