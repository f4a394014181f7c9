namespace Interpreter.Core.Users;

/// <summary>
/// Hears what an operator may want to know of users; a host writes it to its log. Called within a user's turn: must be
/// quick, and must not throw.
/// </summary>
public interface IUserObserver
{
    /// <summary>Something happened to a user.</summary>
    void Noted(long userId, UserNote note);
}
