namespace Interpreter.Core.Users;

/// <summary>Finds the one live instance of a user, wherever the engine keeps it.</summary>
public interface IUserDirectory
{
    /// <summary>The user of a number; one that does not exist has everybody's limits, and nothing of it is kept.</summary>
    IUser Find(long userId);
}
