using System.Data.Common;

namespace Interpreter.Core.Storage;

/// <summary>Counts. Every method may throw <see cref="DbException"/> when the database fails.</summary>
public interface IStatisticsStore
{
    /// <summary>How many of the newest written prompts <see cref="TotalStatistics.TopPrompts"/> looks at.</summary>
    const int PromptWindow = 2_000;

    /// <summary>Counts a user's own.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="recent">How many recent sessions, 1 to <see cref="StorageLimits.PageSize"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException"><c>recent</c> is out of range.</exception>
    Task<SessionStatistics> OfUserAsync(long ownerId, int recent, CancellationToken cancellationToken);

    /// <summary>Counts everybody's: for administrators only, which the caller checks.</summary>
    /// <param name="top">How many sessions, users and prompts to name, 1 to <see cref="StorageLimits.PageSize"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FieldException"><c>top</c> is out of range.</exception>
    Task<TotalStatistics> TotalsAsync(int top, CancellationToken cancellationToken);

    /// <summary>Reads a user's use by day; days without use are left out.</summary>
    /// <param name="ownerId">Whose.</param>
    /// <param name="from">The first day, in UTC.</param>
    /// <param name="to">The last day, in UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<DailyUsage>> ByDayAsync(long ownerId, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
