using Interpreter.Core.Sessions;

namespace Interpreter.Web;

/// <summary>What a session has that its client did not ask for.</summary>
public sealed record InterpreterDefaults
{
    /// <summary>The model's id; null for the catalogue's default.</summary>
    public string? Model { get; init; }

    /// <summary>The pair of languages.</summary>
    /// <value>The default is Korean and English, the earlier interpreter's only pair.</value>
    public (string First, string Second) Languages { get; init; } = ("ko", "en");

    /// <summary>The voice; null for the model's own.</summary>
    public string? Voice { get; init; }

    /// <summary>The voice-activity gate.</summary>
    public VoiceGateSettings VoiceGate { get; init; } = new();
}
