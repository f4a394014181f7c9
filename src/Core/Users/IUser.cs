namespace Interpreter.Core.Users;

/// <summary>
/// One user: an actor that enforces the limits, over all sessions and requests of the user. What it has counted of a day
/// survives the process. Every method may throw <see cref="System.Data.Common.DbException"/> where the user is not in memory
/// and the database fails.
/// </summary>
public interface IUser
{
    /// <summary>
    /// Asks to send one request to the model. Where the minute's are used up, waits for its turn, as long as the settings
    /// allow; a day's limit that is used up refuses at once. What is allowed is counted.
    /// </summary>
    Task<Admission> AdmitRequestAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Asks to hold a live session. The hold ends by <see cref="CloseSessionAsync"/>, or a while after the last call with its
    /// id (for a session whose process died): a session that lives calls this again every minute, which never refuses it. A
    /// day's limit that is used up refuses a new one.
    /// </summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Admission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Ends the hold of a session; nothing happens where there is none.</summary>
    Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Counts what something took. It has been taken: nothing is refused, but the next request may be.</summary>
    /// <returns>What is left.</returns>
    Task<Budget> SpendAsync(Spending spending, CancellationToken cancellationToken);

    /// <summary>Tells what is used and left.</summary>
    Task<Budget> GetBudgetAsync(CancellationToken cancellationToken);

    /// <summary>An administrator changed the user's own limits: they are read anew.</summary>
    Task LimitsChangedAsync(CancellationToken cancellationToken);
}
