namespace Interpreter.GeminiSimulator;

/// <summary>How a live connection with a bad key is refused; the real service was seen doing both.</summary>
public enum KeyRefusal
{
    /// <summary>The handshake succeeds; the socket then closes with the reason in its close frame.</summary>
    AcceptThenClose,

    /// <summary>The handshake fails with an HTTP status of 400 or above.</summary>
    RejectUpgrade,
}
