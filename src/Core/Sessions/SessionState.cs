namespace Interpreter.Core.Sessions;

/// <summary>Where a session stands with its model.</summary>
public enum SessionState
{
    /// <summary>The first connection is being opened; audio is taken and kept.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>The connection was lost and is being opened again; audio is taken and kept.</summary>
    Reconnecting,

    /// <summary>Nothing was said for the idle time: the connection is closed, and the next audio or text opens it again.</summary>
    Idle,

    /// <summary>Over, for good.</summary>
    Closed,
}
