namespace Interpreter.Gateway.Cluster;

/// <summary>How a gateway meets the cluster.</summary>
internal sealed record GatewayOptions
{
    /// <summary>How much of the speaker's audio a gateway keeps, to say it again where a silo was lost.</summary>
    /// <value>The default is 10 s; the oldest is given up first.</value>
    public TimeSpan KeptAudio { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take before its silo counts as lost. A call does nothing but enter a queue.</summary>
    /// <value>The default is 2 s.</value>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a session is told that its client is there, and so asked whether it lives itself.</summary>
    /// <value>The default is 1 s.</value>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a gateway waits between attempts to find a session again.</summary>
    /// <value>The default is 250 ms.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a gateway looks for a session whose silo was lost before it gives up; membership notices within seconds.</summary>
    /// <value>The default is 60 s.</value>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a client that opens a session waits for a silo that takes it.</summary>
    /// <value>The default is 10 s.</value>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many frames of a speaker may be on their way to its session at once; it is asked what has come when half of them are.</summary>
    /// <value>The default is 128: 2.5 s in frames of 20 ms.</value>
    public int FramesOnTheirWay { get; init; } = 128;

    /// <summary>How often audio goes to silos, that of all sessions together: a frame alone goes at once, many wait for each other this long at most.</summary>
    /// <value>The default is 2 ms.</value>
    public TimeSpan AudioEvery { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>The most audio in one call, in bytes: 100 ms at 48 kHz.</summary>
    /// <value>The default is 9,600.</value>
    public int BatchBytes { get; init; } = 9_600;
}
