namespace Interpreter.Gemini.Live.Messages;

/// <summary>Calls that are void, because the speaker interrupted.</summary>
public sealed record ToolCallCancellation
{
    /// <summary>The calls' ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];
}
