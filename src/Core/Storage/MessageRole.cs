namespace Interpreter.Core.Storage;

/// <summary>Who says a message.</summary>
public enum MessageRole
{
    /// <summary>The user.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>The program.</summary>
    System,
}
