namespace Interpreter.Core.Storage;

/// <summary>How a message was said.</summary>
public enum MessageType
{
    /// <summary>Written.</summary>
    Text,

    /// <summary>Shown; the content is what was written with it.</summary>
    Image,

    /// <summary>Spoken; the content is its transcript.</summary>
    Audio,
}
