using System.Text.Json;

namespace Interpreter.Gemini.Live.Messages;

/// <summary>A call that the model makes.</summary>
public sealed record FunctionCall
{
    /// <summary>To be repeated in the response.</summary>
    public string? Id { get; init; }

    /// <summary>The function.</summary>
    public string? Name { get; init; }

    /// <summary>The arguments, by name.</summary>
    public JsonElement? Args { get; init; }
}
