namespace Interpreter.Core.Storage;

/// <summary>By what sessions can be ordered.</summary>
public enum SessionField
{
    /// <summary>By when they last changed.</summary>
    UpdatedAt,

    /// <summary>By when they were made.</summary>
    CreatedAt,

    /// <summary>By title, letter case aside, in the order of code points.</summary>
    Title,

    /// <summary>By number.</summary>
    Id,
}
