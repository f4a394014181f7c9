namespace Interpreter.Gemini.Rest.Messages;

/// <summary>What google.rpc's details say, of the kinds that decide something.</summary>
internal sealed record ErrorDetail
{
    /// <summary>Of ErrorInfo, such as "API_KEY_INVALID".</summary>
    public string? Reason { get; init; }

    /// <summary>Of QuotaFailure.</summary>
    public IReadOnlyList<QuotaViolation>? Violations { get; init; }

    /// <summary>Of RetryInfo, such as "1.68122827s".</summary>
    public string? RetryDelay { get; init; }
}
