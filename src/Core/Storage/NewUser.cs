namespace Interpreter.Core.Storage;

/// <summary>An account to be made.</summary>
/// <param name="Username">The name.</param>
/// <param name="PasswordHash">The password's hash.</param>
/// <param name="SecurityStamp">A random text.</param>
public sealed record NewUser(string Username, string PasswordHash, string SecurityStamp)
{
    /// <summary>The address; may be empty.</summary>
    public string Email { get; init; } = "";

    /// <summary>What the user may do.</summary>
    public UserRole Role { get; init; } = UserRole.User;
}
