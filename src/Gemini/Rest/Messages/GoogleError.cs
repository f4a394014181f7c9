namespace Interpreter.Gemini.Rest.Messages;

/// <summary>google.rpc.Status, as Google's REST servers write it.</summary>
internal sealed record GoogleError
{
    /// <summary>The HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>In words.</summary>
    public string? Message { get; init; }

    /// <summary>As a gRPC code, such as "RESOURCE_EXHAUSTED".</summary>
    public string? Status { get; init; }

    /// <summary>In detail.</summary>
    public IReadOnlyList<ErrorDetail>? Details { get; init; }
}
