using System.Net;

namespace Interpreter.Client.Failures;

/// <summary>The server answered a request with an error. The message is the server's own, in the client's language.</summary>
public class ApiException : InterpreterException
{
    /// <summary>Says what the server answered.</summary>
    /// <param name="status">The status.</param>
    /// <param name="message">The server's words.</param>
    /// <param name="inner">What caused it; null for nothing else.</param>
    public ApiException(HttpStatusCode status, string message, Exception? inner = null)
        : base(message, inner) => Status = status;

    /// <summary>The answer's status; 404 also where the thing is another user's.</summary>
    public HttpStatusCode Status { get; }
}
