namespace Interpreter.Core.Exports.Imports;

/// <summary>What is wrong with a field of what was to be imported.</summary>
/// <param name="Path">The field: <c>messages[3].content</c>; empty for the whole.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Limit">The limit that it breaks, or what it may be; null where the fault says all.</param>
public sealed record ImportProblem(string Path, ImportFault Fault, string? Limit = null);
