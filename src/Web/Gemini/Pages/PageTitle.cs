namespace Interpreter.Web.Gemini.Pages;

/// <summary>A session has another title.</summary>
/// <param name="Success">True.</param>
/// <param name="Title">The title.</param>
internal sealed record PageTitle(bool Success, string Title);
