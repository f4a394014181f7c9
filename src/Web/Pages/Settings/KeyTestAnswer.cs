namespace Interpreter.Web.Pages.Settings;

/// <summary>A key that Gemini takes.</summary>
/// <param name="Success">True.</param>
/// <param name="Message">A sentence in the caller's language.</param>
internal sealed record KeyTestAnswer(bool Success, string Message);
