namespace Interpreter.Core.Users;

/// <summary>One limit, and what is used of it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Limit">How much is allowed, in the kind's unit; null for as much as one likes.</param>
/// <param name="Used">How much is used: of the running day, of the last minute, or now.</param>
public sealed record BudgetItem(LimitKind Kind, decimal? Limit, decimal Used)
{
    // The part of a limit from which its user is warned.
    private const decimal WarnFrom = 0.8m;

    /// <summary>What is left; never below 0. Null where nothing limits it.</summary>
    public decimal? Remaining => Limit is { } limit ? Math.Max(0, limit - Used) : null;

    /// <summary>Whether most of it is used: 80 % or more.</summary>
    public bool IsLow => Limit is { } limit && Used >= limit * WarnFrom;

    /// <summary>Whether nothing is left.</summary>
    public bool IsExhausted => Limit is { } limit && Used >= limit;
}
