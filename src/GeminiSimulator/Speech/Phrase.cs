namespace Interpreter.GeminiSimulator.Speech;

/// <summary>A sentence of a phrasebook.</summary>
/// <param name="Id">Its name in the book.</param>
/// <param name="Sides">The sentence in each language, by the language's code.</param>
public sealed record Phrase(string Id, IReadOnlyDictionary<string, PhraseSide> Sides);
