namespace Interpreter.Web.Gemini.Asking;

/// <summary>A bit of an answer, to be appended to the bits before it.</summary>
/// <param name="Text">Not empty.</param>
internal sealed record ChatDelta(string Text);
