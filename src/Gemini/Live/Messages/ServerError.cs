namespace Interpreter.Gemini.Live.Messages;

/// <summary>An error that the server, or a proxy before it, sends as a message.</summary>
public sealed record ServerError
{
    /// <summary>An HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>In words.</summary>
    public string? Message { get; init; }

    /// <summary>As a gRPC code, such as "RESOURCE_EXHAUSTED".</summary>
    public string? Status { get; init; }
}
