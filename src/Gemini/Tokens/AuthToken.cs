namespace Interpreter.Gemini.Tokens;

/// <summary>A token as the service writes it.</summary>
internal sealed record AuthToken
{
    public required string Name { get; init; }
}
