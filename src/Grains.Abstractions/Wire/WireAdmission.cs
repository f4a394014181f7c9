using Interpreter.Core.Users;

namespace Interpreter.Grains.Wire;

/// <summary>Whether a user may go on.</summary>
/// <param name="Budget">What is used and left.</param>
/// <param name="Refused">The limit that forbids it, as a number of <see cref="LimitKind"/>; null where it is allowed.</param>
/// <param name="RetryAfter">When it may be allowed again.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Admission")]
public sealed record WireAdmission(
    [property: Id(0)] WireBudget Budget,
    [property: Id(1)] int? Refused,
    [property: Id(2)] TimeSpan? RetryAfter)
{
    /// <summary>Writes an admission.</summary>
    public static WireAdmission Of(Admission admission) => new(WireBudget.Of(admission.Budget), (int?)admission.Refused, admission.RetryAfter);

    /// <summary>Reads the admission.</summary>
    public Admission Read() => new(Budget.Read(), (LimitKind?)Refused, RetryAfter);
}
