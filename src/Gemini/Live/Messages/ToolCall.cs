namespace Interpreter.Gemini.Live.Messages;

/// <summary>Calls that the model makes.</summary>
public sealed record ToolCall
{
    /// <summary>The calls.</summary>
    public IReadOnlyList<FunctionCall> FunctionCalls { get; init; } = [];
}
