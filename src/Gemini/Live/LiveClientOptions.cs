namespace Interpreter.Gemini.Live;

/// <summary>How connections are opened and kept.</summary>
public sealed record LiveClientOptions
{
    /// <summary>Where Gemini is.</summary>
    /// <value>The default is the Developer API at Google's address.</value>
    public GeminiEndpoint Endpoint { get; init; } = new GeminiEndpoint.Developer();

    /// <summary>The key or token.</summary>
    public required GeminiCredential Credential { get; init; }

    /// <summary>How long name resolution, TCP, TLS and the upgrade may take together.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take from setup to setupComplete.</summary>
    /// <value>The default is 10 s; 0.2 to 0.3 s is usual (interpretab's measurements).</value>
    public TimeSpan SetupTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the closing handshake may take before the connection is cut.</summary>
    /// <value>The default is 2 s.</value>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a ping is sent when nothing else was received.</summary>
    /// <value>The default is 30 s.</value>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a pong may take before the connection counts as lost. Pongs are seen by reading: a connection without a reader is lost after it.</summary>
    /// <value>The default is 90 s: Gemini was seen to take 8 to 30 s, and 20 s killed healthy calls (sip-to-ai #14).</value>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The largest message that is taken, in bytes; a larger one ends the connection.</summary>
    /// <value>The default is 4 MiB: over a minute of 24 kHz audio in base64, where 240 ms is usual.</value>
    public int MaxMessageBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many messages may wait to be sent.</summary>
    /// <value>
    /// The default is 4,096: the 30 s of speech that a session keeps, in frames of 10 ms, may be sent again at once on a
    /// new connection.
    /// </value>
    public int OutboundCapacity { get; init; } = 4096;
}
