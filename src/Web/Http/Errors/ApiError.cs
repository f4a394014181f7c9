namespace Interpreter.Web.Http.Errors;

/// <summary>What went wrong.</summary>
/// <param name="Error">A sentence in the caller's language.</param>
internal sealed record ApiError(string Error);
