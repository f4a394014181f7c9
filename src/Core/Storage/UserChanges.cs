namespace Interpreter.Core.Storage;

/// <summary>What is to change in an account; null leaves as it is.</summary>
public sealed record UserChanges
{
    /// <summary>The address; may be empty.</summary>
    public string? Email { get; init; }

    /// <summary>The new password's hash. Comes with a new <see cref="SecurityStamp"/>.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>A new random text: everything signed in must sign in again.</summary>
    public string? SecurityStamp { get; init; }

    /// <summary>What the user may do.</summary>
    public UserRole? Role { get; init; }

    /// <summary>Whether the account is open.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Limits of the user's own, as a JSON object; an empty text goes back to everybody's.</summary>
    public string? Limits { get; init; }
}
