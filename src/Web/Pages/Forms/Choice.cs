namespace Interpreter.Web.Pages.Forms;

/// <summary>One of the values of a field.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Language">The code of a language that scripts may name in the reader's own; null for none.</param>
public sealed record Choice(string Value, string Text, string? Language = null);
