namespace Interpreter.Gemini.Rest;

/// <summary>Reads an answer, or a chunk of one.</summary>
/// <param name="utf8">A JSON value; valid during the call.</param>
/// <exception cref="System.Text.Json.JsonException">It is not what was expected.</exception>
internal delegate T ChunkParser<out T>(ReadOnlySpan<byte> utf8);
