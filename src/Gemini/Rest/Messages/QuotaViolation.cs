namespace Interpreter.Gemini.Rest.Messages;

/// <summary>A quota that is used up.</summary>
internal sealed record QuotaViolation
{
    /// <summary>Such as "GenerateRequestsPerMinutePerProjectPerModel-FreeTier".</summary>
    public string? QuotaId { get; init; }
}
