namespace Interpreter.Client.Live;

/// <summary>What a listener wants to be sent.</summary>
public sealed record ListenerSettings
{
    /// <summary>Whether the voice is sent beside the captions.</summary>
    /// <value>The default is true.</value>
    public bool TakesSpeech { get; init; } = true;
}
