namespace Interpreter.Client.Failures;

/// <summary>A question of a chat got no answer, or not all of it. The question itself may be stored: asking again does not repeat it.</summary>
/// <param name="code">One of docs/protocol.md, "Errors", such as <c>LIMIT_REACHED</c>; <see cref="Lost"/> where the server could not tell.</param>
/// <param name="message">A sentence.</param>
/// <param name="retryAfter">When the same may succeed; null where that is not known.</param>
public sealed class AnswerFailedException(string code, string message, TimeSpan? retryAfter = null) : InterpreterException(message)
{
    /// <summary>The <see cref="Code"/> of an answer that was lost together with the live session, as when the server is restarted.</summary>
    public const string Lost = "ANSWER_LOST";

    /// <summary>A stable word.</summary>
    public string Code { get; } = code;

    /// <summary>How long to wait before the same may succeed; null where that is not known.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
