namespace Interpreter.Client.Usage;

/// <summary>What a user has used, and may use.</summary>
/// <param name="Items">One for each limit.</param>
/// <param name="ResetsAt">When the limits of the day begin anew.</param>
public sealed record Quota(IReadOnlyList<QuotaItem> Items, DateTimeOffset ResetsAt);
