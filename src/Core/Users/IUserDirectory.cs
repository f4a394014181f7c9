namespace Interpreter.Core.Users;

/// <summary>Finds the one live instance of a user, wherever the engine keeps it.</summary>
public interface IUserDirectory
{
    /// <summary>The user of a number. One that does not exist, or whose account is closed, is allowed nothing. The reference may be kept as long as one likes.</summary>
    IUser Find(long userId);
}
