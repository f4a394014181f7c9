namespace Interpreter.Client.Live;

/// <summary>Who speaks.</summary>
public enum SpeechState
{
    /// <summary>The speaker.</summary>
    Speaking,

    /// <summary>The speaker is done; the answer is due, or being given.</summary>
    Processing,

    /// <summary>Nobody, and nothing is due.</summary>
    Silent,
}
