namespace Interpreter.Core.Storage;

/// <summary>How many sessions a user has.</summary>
public sealed record UserSessions
{
    /// <summary>The user's name.</summary>
    public required string Username { get; init; }

    /// <summary>How many.</summary>
    public required long Sessions { get; init; }
}
