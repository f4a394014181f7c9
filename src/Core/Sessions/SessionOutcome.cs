using Interpreter.Core.Chat;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;

namespace Interpreter.Core.Sessions;

/// <summary>What came of a <see cref="SessionWork"/>.</summary>
/// <param name="Work">The work.</param>
internal abstract record SessionOutcome(SessionWork Work)
{
    /// <summary>It is done, and there is nothing to tell.</summary>
    public sealed record Done(SessionWork Work) : SessionOutcome(Work);

    /// <summary>It was tried, and given up.</summary>
    public sealed record Failed(SessionWork Work, Exception Error) : SessionOutcome(Work);

    /// <summary>There is no such session any more.</summary>
    public sealed record Gone(SessionWork Work) : SessionOutcome(Work);

    /// <summary>What the history holds.</summary>
    public sealed record Loaded(SessionWork Work, LoadedHistory History) : SessionOutcome(Work);

    /// <summary>The user actor's answer; null where nothing limits the session.</summary>
    public sealed record Admitted(SessionWork Work, Admission? Admission) : SessionOutcome(Work);

    /// <summary>What the user has left; null where nothing limits the session.</summary>
    public sealed record Spent(SessionWork Work, Budget? Budget) : SessionOutcome(Work);

    /// <summary>The messages, as stored.</summary>
    public sealed record Stored(SessionWork Work, IReadOnlyList<ChatMessage> Messages) : SessionOutcome(Work);
}
