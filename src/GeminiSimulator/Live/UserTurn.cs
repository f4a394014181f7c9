namespace Interpreter.GeminiSimulator.Live;

/// <summary>What the user has said or typed and now awaits an answer to.</summary>
/// <param name="Speech">The audio; null for text.</param>
/// <param name="Text">The text; null for audio.</param>
/// <param name="Billed">The audio that counts as input.</param>
internal sealed record UserTurn(Utterance? Speech, string? Text, TimeSpan Billed);
