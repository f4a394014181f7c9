namespace Interpreter.Core.Sessions;

/// <summary>What a host decides for all its sessions.</summary>
public sealed record SessionOptions
{
    /// <summary>The most sessions at a time.</summary>
    /// <value>The default is 1,000.</value>
    public int MaxSessions { get; init; } = 1000;

    /// <summary>How long nothing may be said before the connection to the model is closed.</summary>
    /// <value>The default is 15 minutes.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session that nobody follows waits for its client.</summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan DetachedTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a session that lives keeps its snapshot anew, whether it changed or not: by its age a snapshot tells whether its session lives.</summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan KeepEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The age at which a snapshot is abandoned: its session lives nowhere, and its client may not come back any more. An hour more than
    /// <see cref="DetachedTimeout"/>, or six times <see cref="KeepEvery"/>: a write that fails is no sign of death.
    /// </summary>
    public TimeSpan AbandonedAfter => DetachedTimeout + (6 * KeepEvery);

    /// <summary>How much of its newest output a session keeps for clients that come back, in bytes.</summary>
    /// <value>The default is 512 KiB: about 10 s of the interpreter's voice, and far more captions.</value>
    public int LogBytes { get; init; } = 512 * 1024;

    /// <summary>How long output is kept for clients that come back.</summary>
    /// <value>The default is 60 s.</value>
    public TimeSpan LogAge { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much speech that the model has not answered is kept, to be sent again on another connection.</summary>
    /// <value>The default is 30 s; the oldest is given up first.</value>
    public TimeSpan UplinkWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a session waits for the model to say anything about an utterance before it gives the turn up.</summary>
    /// <value>The default is 15 s.</value>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long audio may stop coming in mid-word before the utterance counts as ended.</summary>
    /// <value>The default is 1 s: Google's guide puts the mark for audioStreamEnd there.</value>
    public TimeSpan InputStall { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the connection to the model may take to open.</summary>
    /// <value>The default is 15 s.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many times in a row a connection is tried before the session gives up.</summary>
    /// <value>The default is 8: about half a minute.</value>
    public int ConnectAttempts { get; init; } = 8;

    /// <summary>True: sessions tell the model where speech starts and ends, instead of the model finding out.</summary>
    /// <value>The default is false.</value>
    public bool ManualActivity { get; init; }
}
