namespace Interpreter.Core.Sessions;

/// <summary>A term that is always interpreted the same way, in either direction.</summary>
/// <param name="Term">In one of the session's languages; 1 to 100 characters.</param>
/// <param name="Translation">In the other; 1 to 100 characters. Equal to the term: left as it is.</param>
public sealed record GlossaryEntry(string Term, string Translation);
