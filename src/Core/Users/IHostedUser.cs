namespace Interpreter.Core.Users;

/// <summary>A user as whoever hosts it sees it.</summary>
public interface IHostedUser : IUser, IDisposable
{
    /// <summary>Reads the limits anew, where they were read: an administrator may have changed them elsewhere. To be called every minute or so.</summary>
    Task RefreshAsync();

    /// <summary>Stores what is not, for a host that lets go. What can't be stored is told to the observer.</summary>
    Task StoreAsync();
}
