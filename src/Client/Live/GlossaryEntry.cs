namespace Interpreter.Client.Live;

/// <summary>A term with its fixed translation; kept in both directions.</summary>
/// <param name="Term">In one language; at most 100 characters.</param>
/// <param name="Translation">In the other; at most 100 characters.</param>
public sealed record GlossaryEntry(string Term, string Translation);
