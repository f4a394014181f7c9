namespace Interpreter.Web.Socket.Incoming;

/// <summary>Why a message was refused, or taken otherwise than asked.</summary>
/// <param name="Code">One of <see cref="ProtocolErrorCodes"/>.</param>
/// <param name="Message">A sentence that names the field and the fix.</param>
/// <param name="Field">The field, as a path ("config.sampleRate"); null where it is the message as a whole.</param>
internal sealed record MessageProblem(string Code, string Message, string? Field = null)
{
    /// <summary>The client's own name for the message; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the same may succeed; null where that is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
