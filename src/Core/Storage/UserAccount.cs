namespace Interpreter.Core.Storage;

/// <summary>An account.</summary>
public sealed record UserAccount
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The name, as written at registration; unique whatever its letter case.</summary>
    public required string Username { get; init; }

    /// <summary>The address; empty where none was given.</summary>
    public required string Email { get; init; }

    /// <summary>The password's hash. Never shown, never logged.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>Changes whenever everything signed in must sign in again. Never shown.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>What the user may do.</summary>
    public required UserRole Role { get; init; }

    /// <summary>False: an administrator has closed the account.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Failed sign-ins since the last good one, or the last lock.</summary>
    public required int FailedSignIns { get; init; }

    /// <summary>Until when sign-ins are refused; null where they are not. May be past.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>The limits that an administrator has set for this user, as a JSON object; null for everybody's.</summary>
    public string? Limits { get; init; }

    /// <summary>When the user last signed in; null for never.</summary>
    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, sign-ins aside.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
