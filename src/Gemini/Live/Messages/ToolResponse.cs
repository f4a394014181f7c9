namespace Interpreter.Gemini.Live.Messages;

/// <summary>Answers to calls.</summary>
/// <param name="FunctionResponses">The answers.</param>
public sealed record ToolResponse(IReadOnlyList<FunctionResponse> FunctionResponses);
