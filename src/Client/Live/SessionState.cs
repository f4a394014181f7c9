namespace Interpreter.Client.Live;

/// <summary>How a session stands with its model.</summary>
public enum SessionState
{
    /// <summary>The connection is being opened.</summary>
    Connecting,

    /// <summary>The model listens.</summary>
    Ready,

    /// <summary>The connection broke and is being opened again; nothing that is said is lost.</summary>
    Reconnecting,

    /// <summary>Nobody has spoken for long: the connection is closed until somebody does.</summary>
    Idle,

    /// <summary>The session is over.</summary>
    Closed,
}
