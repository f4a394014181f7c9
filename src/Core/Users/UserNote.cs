namespace Interpreter.Core.Users;

/// <summary>What an operator may want to know of a user; holds no secret and no text of theirs.</summary>
public abstract record UserNote
{
    private UserNote()
    {
    }

    /// <summary>A limit refused something; told at most once a minute a limit.</summary>
    /// <param name="Limit">Which, and what is used of it.</param>
    public sealed record Refused(BudgetItem Limit) : UserNote;

    /// <summary>Most of a day's limit is used; told once a day.</summary>
    /// <param name="Limit">Which, and what is used of it.</param>
    public sealed record Low(BudgetItem Limit) : UserNote;

    /// <summary>The user's own limits can't be read: everybody's hold in their place.</summary>
    /// <param name="Fields">Which.</param>
    public sealed record LimitsUnreadable(string Fields) : UserNote;

    /// <summary>The database did not tell the user's own limits: those read last hold.</summary>
    /// <param name="Error">Why.</param>
    public sealed record LimitsNotRead(Exception Error) : UserNote;

    /// <summary>What was stored of the user's day can't be read: it begins anew.</summary>
    /// <param name="Error">Why.</param>
    public sealed record SnapshotUnreadable(Exception Error) : UserNote;

    /// <summary>What the user has used could not be stored; it is tried again.</summary>
    /// <param name="Error">Why.</param>
    public sealed record NotStored(Exception Error) : UserNote;

    /// <summary>The user's actor met a defect of its own.</summary>
    /// <param name="Error">What was thrown.</param>
    public sealed record Defect(Exception Error) : UserNote;
}
