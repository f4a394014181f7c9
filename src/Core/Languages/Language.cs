namespace Interpreter.Core.Languages;

/// <summary>A language that can be interpreted.</summary>
/// <param name="Code">BCP 47, as Gemini takes it.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="NativeName">Its name in itself.</param>
public sealed record Language(string Code, string Name, string NativeName);
