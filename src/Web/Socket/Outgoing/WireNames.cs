using Interpreter.Core.Sessions;
using Interpreter.Core.Users;

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

    public static string Of(LimitKind kind) => kind switch
    {
        LimitKind.RequestsPerMinute => "requests_per_minute",
        LimitKind.ConcurrentSessions => "concurrent_sessions",
        LimitKind.AudioMinutesPerDay => "audio_minutes_per_day",
        LimitKind.TokensPerDay => "tokens_per_day",
        LimitKind.SpendPerDay => "spend_per_day",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
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
