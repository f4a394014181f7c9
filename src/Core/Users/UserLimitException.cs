using Interpreter.Core.Sessions;

namespace Interpreter.Core.Users;

/// <summary>A session can't be created now: a limit of its user is used up.</summary>
/// <param name="limit">Which.</param>
/// <param name="admission">The user actor's refusal.</param>
public sealed class UserLimitException(LimitKind limit, Admission admission) : SessionLimitException(LimitSentence.Of(limit, admission.Budget))
{
    /// <summary>Which limit.</summary>
    public LimitKind Limit { get; } = limit;

    /// <summary>The refusal.</summary>
    public Admission Admission { get; } = admission;
}
