namespace Interpreter.Core.Storage;

/// <summary>What a session is for.</summary>
public enum SessionKind
{
    /// <summary>A conversation with the model.</summary>
    Chat,

    /// <summary>A conversation between people, interpreted.</summary>
    Interpretation,
}
