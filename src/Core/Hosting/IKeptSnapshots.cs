namespace Interpreter.Core.Hosting;

/// <summary>Where the snapshots of all sessions are kept, as whoever clears it up sees it.</summary>
public interface IKeptSnapshots
{
    /// <summary>Whether it can be reached: throws where it can't.</summary>
    Task ReachAsync(CancellationToken cancellationToken);

    /// <summary>Deletes snapshots that were not kept anew for long, and what else belongs to their sessions alone. Others may do so at the same time.</summary>
    /// <param name="age">How old they must be.</param>
    /// <param name="most">How many go at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many snapshots were deleted.</returns>
    Task<int> DeleteAsync(TimeSpan age, int most, CancellationToken cancellationToken);
}
