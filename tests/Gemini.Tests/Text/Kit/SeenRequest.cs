namespace Interpreter.Gemini.Tests.Text.Kit;

/// <summary>A request as the server saw it.</summary>
/// <param name="Line">Method, path and query.</param>
/// <param name="Body">The body.</param>
/// <param name="Key">The key in its header.</param>
/// <param name="Connection">Which connection brought it.</param>
/// <param name="Protocol">Such as "HTTP/1.1".</param>
internal sealed record SeenRequest(string Line, string Body, string? Key, string Connection, string Protocol);
