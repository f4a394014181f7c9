namespace Interpreter.Web.Gemini.OneShot;

/// <summary>A request to the model that remembers nothing.</summary>
/// <param name="Prompt">What is asked.</param>
/// <param name="MaxTokens">The longest answer, in tokens.</param>
/// <param name="Temperature">Randomness, 0 to 1.</param>
/// <param name="Save">Whether prompt and answer are stored.</param>
/// <param name="SessionId">Where; null for a new session.</param>
internal sealed record OneShotRequest(string Prompt, int MaxTokens, double Temperature, bool Save, long? SessionId);
