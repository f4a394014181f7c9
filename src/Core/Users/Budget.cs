namespace Interpreter.Core.Users;

/// <summary>What a user has used, and may use.</summary>
/// <param name="Items">One for each <see cref="LimitKind"/>, in its order.</param>
/// <param name="ResetsAt">When the limits of the day begin anew: the next midnight of UTC.</param>
public sealed record Budget(IReadOnlyList<BudgetItem> Items, DateTimeOffset ResetsAt)
{
    /// <summary>The limits of the day that are used up: no more is asked of the model today.</summary>
    public IEnumerable<BudgetItem> ExhaustedToday =>
        Items.Where(item => item is { IsExhausted: true, Kind: LimitKind.AudioMinutesPerDay or LimitKind.TokensPerDay or LimitKind.SpendPerDay });

    /// <summary>Finds a limit.</summary>
    public BudgetItem this[LimitKind kind] => Items[(int)kind];
}
