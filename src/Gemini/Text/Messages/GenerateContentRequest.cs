using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Text.Messages;

/// <summary>A conversation that awaits the model's turn.</summary>
public sealed record GenerateContentRequest
{
    /// <summary>Filled in by the client where the method wants it in the body.</summary>
    public string? Model { get; init; }

    /// <summary>The turns, oldest first; the last is the user's.</summary>
    public required IReadOnlyList<Content> Contents { get; init; }

    /// <summary>How the model shall behave; text only.</summary>
    public Content? SystemInstruction { get; init; }

    /// <summary>How the answer is generated.</summary>
    public TextGenerationConfig? GenerationConfig { get; init; }

    /// <summary>What is blocked, by category.</summary>
    public IReadOnlyList<SafetySetting>? SafetySettings { get; init; }
}
