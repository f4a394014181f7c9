using Interpreter.Core.Sessions;

namespace Interpreter.Web.Http;

/// <summary>What a session has that asks for nothing.</summary>
/// <param name="Languages">The pair of codes.</param>
/// <param name="Voice">The voice; null for the model's own.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Vad">The voice-activity gate.</param>
internal sealed record DefaultsInfo(IReadOnlyList<string> Languages, string? Voice, string Model, VoiceGateSettings Vad);
