using System.Text.Json;

namespace Interpreter.Gemini.Live.Messages;

/// <summary>A function of the client that the model may call.</summary>
public sealed record FunctionDeclaration
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for the model.</summary>
    public string? Description { get; init; }

    /// <summary>"BLOCKING" or "NON_BLOCKING".</summary>
    public string? Behavior { get; init; }

    /// <summary>Its parameters, as an OpenAPI schema.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Its parameters, as a JSON schema, in the place of <see cref="Parameters"/>.</summary>
    public JsonElement? ParametersJsonSchema { get; init; }
}
