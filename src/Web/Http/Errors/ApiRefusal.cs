namespace Interpreter.Web.Http.Errors;

/// <summary>What pages' scripts are told of what went wrong.</summary>
/// <param name="Success">False.</param>
/// <param name="Error">A sentence in the caller's language.</param>
internal sealed record ApiRefusal(bool Success, string Error);
