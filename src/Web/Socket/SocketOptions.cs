namespace Interpreter.Web.Socket;

/// <summary>The limits of the client's socket.</summary>
public sealed record SocketOptions
{
    /// <summary>The largest message, in bytes.</summary>
    /// <value>The default is 1 MiB.</value>
    public int MaxMessageBytes { get; init; } = 1024 * 1024;

    /// <summary>The largest message in a chat, in bytes: one with images.</summary>
    /// <value>The default is 6 MiB: base64 of the largest image, and a text with it.</value>
    public int MaxImageMessageBytes { get; init; } = 6 * 1024 * 1024;

    /// <summary>How many messages a second a client may send; twice as many at once.</summary>
    /// <value>The default is 200: ten times what 50 ms of audio in a message makes.</value>
    public int MaxMessagesPerSecond { get; init; } = 200;

    /// <summary>How long a client may take to send a valid "init".</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the server pings.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server waits for the answer to a ping before it gives the client up.</summary>
    /// <value>The default is 5 s.</value>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one message may take to be sent before the client counts as slow.</summary>
    /// <value>The default is 5 s: more than the bytes of a turn's audio take on a bad phone line.</value>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a closing handshake may take, before the connection is cut.</summary>
    /// <value>The default is 3 s, so that a server that stops is done with its sockets within 5 s.</value>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The origins of pages beside the server's own that may open the socket ("https://example.org"); "*" for all.
    /// </summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}
