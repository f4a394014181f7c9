namespace Interpreter.GeminiSimulator.Speech;

/// <summary>A sentence in one language.</summary>
/// <param name="Text">As written.</param>
/// <param name="Pcm24k">As spoken: signed 16-bit little-endian mono samples at 24 kHz, bit for bit those of a recording of that rate.</param>
public sealed record PhraseSide(string Text, ReadOnlyMemory<byte> Pcm24k);
