namespace Interpreter.Client.Rest;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Count">How many the whole list has.</param>
/// <param name="Next">The next page's address; null on the last.</param>
/// <param name="Previous">The page before; null on the first.</param>
/// <param name="Results">What is on this page.</param>
public sealed record Page<T>(long Count, Uri? Next, Uri? Previous, IReadOnlyList<T> Results);
