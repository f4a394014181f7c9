namespace Interpreter.Client.Live;

/// <summary>How a lost socket is opened again: exponential backoff with full jitter, so that the clients of a server that fell do not come back in step.</summary>
public sealed record ReconnectOptions
{
    /// <summary>The first wait's upper bound; each is twice the one before.</summary>
    /// <value>The default is 250 ms.</value>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The upper bound of all waits.</summary>
    /// <value>The default is 8 s.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long after the loss it is tried; 0 for never.</summary>
    /// <value>The default is 2 minutes: as long as a server keeps a session without its client.</value>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(2);
}
