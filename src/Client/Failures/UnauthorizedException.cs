using System.Net;

namespace Interpreter.Client.Failures;

/// <summary>There is no token, or it is worth nothing any more; when signing in: the name or the password is wrong.</summary>
/// <param name="message">The server's words.</param>
/// <param name="inner">What caused it; null for nothing else.</param>
public sealed class UnauthorizedException(string message, Exception? inner = null) : ApiException(HttpStatusCode.Unauthorized, message, inner);
