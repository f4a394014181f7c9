using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>States as they are written in messages.</summary>
internal static class WireNames
{
    public static string Of(SpeechState state) => state switch
    {
        SpeechState.Silent => "silent",
        SpeechState.Speaking => "speaking",
        SpeechState.Processing => "processing",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(SessionState state) => state switch
    {
        SessionState.Connecting => "connecting",
        SessionState.Ready => "ready",
        SessionState.Reconnecting => "reconnecting",
        SessionState.Idle => "idle",
        SessionState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
