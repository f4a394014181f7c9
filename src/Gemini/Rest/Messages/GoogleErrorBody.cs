namespace Interpreter.Gemini.Rest.Messages;

/// <summary>The body of a refusal.</summary>
internal sealed record GoogleErrorBody
{
    public GoogleError? Error { get; init; }
}
