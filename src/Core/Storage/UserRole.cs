namespace Interpreter.Core.Storage;

/// <summary>What a user may do.</summary>
public enum UserRole
{
    /// <summary>Uses what is theirs.</summary>
    User,

    /// <summary>Sees totals, and sets limits for others.</summary>
    Administrator,
}
