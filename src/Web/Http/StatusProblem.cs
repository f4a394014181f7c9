namespace Interpreter.Web.Http;

/// <summary>Why sessions will fail.</summary>
/// <param name="Code">A stable code of <see cref="Core.Sessions.SessionErrorCodes"/>.</param>
/// <param name="Message">A sentence that says what to change.</param>
public sealed record StatusProblem(string Code, string Message);
