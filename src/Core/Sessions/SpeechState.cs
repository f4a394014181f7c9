namespace Interpreter.Core.Sessions;

/// <summary>What the speaker and the model are doing.</summary>
public enum SpeechState
{
    /// <summary>Nobody speaks and nothing is awaited.</summary>
    Silent,

    /// <summary>The speaker speaks: the gate is open.</summary>
    Speaking,

    /// <summary>The speaker has stopped and the turn is not over.</summary>
    Processing,
}
