using Interpreter.Core.Users;

namespace Interpreter.Grains;

/// <summary>The users of a cluster, for gateways and silos alike.</summary>
/// <param name="grains">Finds the grains.</param>
/// <param name="time">The clock of calls that are made again.</param>
/// <param name="options">As the silos have them; null for the defaults.</param>
public sealed class GrainUsers(IGrainFactory grains, TimeProvider time, UserOptions? options = null) : IUserDirectory
{
    // Whoever is allowed in the end is told this much later at most; then the answer was lost with its silo.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _admission = (options ?? new UserOptions()).RequestWait + OnTheWay;

    /// <inheritdoc/>
    public IUser Find(long userId) => new GrainUser(grains.GetGrain<IUserGrain>(userId), _admission, time);
}
