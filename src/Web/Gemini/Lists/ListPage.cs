namespace Interpreter.Web.Gemini.Lists;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Count">Rows in the whole list.</param>
/// <param name="Next">The address of the page after; null on the last.</param>
/// <param name="Previous">The address of the page before; null on the first.</param>
/// <param name="Results">The page's rows.</param>
internal sealed record ListPage<T>(long Count, string? Next, string? Previous, IReadOnlyList<T> Results);
