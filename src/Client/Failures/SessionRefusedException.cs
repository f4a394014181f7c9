namespace Interpreter.Client.Failures;

/// <summary>The server opens no session as asked, or ended one for a reason that trying again would meet again.</summary>
/// <param name="code">One of docs/protocol.md, "Errors", such as <c>UNSUPPORTED_VOICE</c>.</param>
/// <param name="message">The server's words: they name the field and the fix.</param>
/// <param name="field">What is wrong, where it was a field; null otherwise.</param>
public sealed class SessionRefusedException(string code, string message, string? field = null) : InterpreterException(message)
{
    /// <summary>A stable word, such as <c>SERVER_FULL</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The field that is wrong; null where it is none.</summary>
    public string? Field { get; } = field;
}
