namespace Interpreter.Core.Storage;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The page's rows; empty beyond the last page.</param>
/// <param name="Count">Rows in the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Count);
