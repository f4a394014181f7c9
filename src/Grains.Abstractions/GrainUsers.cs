using Interpreter.Core.Users;

namespace Interpreter.Grains;

/// <summary>The users of a cluster, for gateways and silos alike.</summary>
/// <param name="grains">Finds the grains.</param>
/// <param name="time">The clock of calls that are made again.</param>
public sealed class GrainUsers(IGrainFactory grains, TimeProvider time) : IUserDirectory
{
    /// <inheritdoc/>
    public IUser Find(long userId) => new GrainUser(grains.GetGrain<IUserGrain>(userId), time);
}
