namespace Interpreter.Gemini.Live.Messages;

/// <summary>From which probability on content of a category is blocked.</summary>
/// <param name="Category">Such as "HARM_CATEGORY_HARASSMENT".</param>
/// <param name="Threshold">Such as "BLOCK_NONE".</param>
public sealed record SafetySetting(string Category, string Threshold);
