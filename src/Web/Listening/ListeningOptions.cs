namespace Interpreter.Web.Listening;

/// <summary>How many may listen to others' sessions.</summary>
public sealed record ListeningOptions
{
    /// <summary>The most listeners of one session, in all processes together.</summary>
    /// <value>The default is 1,000.</value>
    public int MaxPerSession { get; init; } = 1_000;

    /// <summary>The most listeners of all sessions in this process.</summary>
    /// <value>The default is 5,000.</value>
    public int MaxPerProcess { get; init; } = 5_000;

    /// <summary>How much of a session is kept for listeners that come back, in bytes of messages.</summary>
    /// <value>The default is 512 KiB, as a session keeps for its owner.</value>
    public int LogBytes { get; init; } = 512 * 1024;
}
