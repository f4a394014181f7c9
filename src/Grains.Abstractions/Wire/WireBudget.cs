using Interpreter.Core.Users;

namespace Interpreter.Grains.Wire;

/// <summary>A user's budget.</summary>
/// <param name="Limits">How much is allowed of each <see cref="LimitKind"/>, in its order; null for as much as one likes.</param>
/// <param name="Used">How much is used of each.</param>
/// <param name="ResetsAt">When the limits of the day begin anew.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Budget")]
public sealed record WireBudget(
    [property: Id(0)] decimal?[] Limits,
    [property: Id(1)] decimal[] Used,
    [property: Id(2)] DateTimeOffset ResetsAt)
{
    /// <summary>Writes a budget.</summary>
    public static WireBudget Of(Budget budget) =>
        new([.. budget.Items.Select(item => item.Limit)], [.. budget.Items.Select(item => item.Used)], budget.ResetsAt);

    /// <summary>Reads the budget.</summary>
    public Budget Read() => new([.. Limits.Zip(Used, (limit, used) => (limit, used)).Select((item, index) => new BudgetItem((LimitKind)index, item.limit, item.used))], ResetsAt);
}
