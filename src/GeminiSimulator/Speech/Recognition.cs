namespace Interpreter.GeminiSimulator.Speech;

/// <summary>What was heard.</summary>
/// <param name="Phrase">The sentence; null where none of the book was.</param>
/// <param name="Language">The code of the language it was spoken in; null with the phrase.</param>
/// <param name="Score">How like the recording nearest to it: up to 1; 0 where none was long enough to compare.</param>
public sealed record Recognition(Phrase? Phrase, string? Language, double Score);
