using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Hosting.Logging;

/// <summary>Writes to the log what happens in sessions.</summary>
internal sealed partial class SessionLog(ILogger<SessionLog> logger) : ISessionObserver
{
    public void Noted(string sessionId, SessionNote note)
    {
        switch (note)
        {
            case SessionNote.UpstreamOpened opened:
                Opened(sessionId, opened.Resumed);
                break;
            case SessionNote.UpstreamLost { RetryIn: { } retry } lost:
                LostForNow(sessionId, lost.Error.Kind, lost.Error.Message, retry.TotalMilliseconds);
                break;
            case SessionNote.UpstreamLost lost:
                LostForGood(sessionId, lost.Error.Kind, lost.Error.Message);
                break;
            case SessionNote.GoAwayReceived goAway:
                GoAway(sessionId, goAway.TimeLeft.TotalSeconds);
                break;
            case SessionNote.HandedOver handedOver:
                HandedOver(sessionId, handedOver.Forced);
                break;
            case SessionNote.HandleQuarantined:
                Quarantined(sessionId);
                break;
            case SessionNote.AudioDropped dropped:
                Dropped(sessionId, dropped.Frames);
                break;
            case SessionNote.AnswerTimedOut:
                AnswerTimedOut(sessionId);
                break;
            case SessionNote.AskFailed failed:
                AskFailed(sessionId, failed.Error.Kind, failed.Error.Message);
                break;
            case SessionNote.WorkFailed { IsTurnLost: true } lost:
                TurnLost(sessionId, lost.Error);
                break;
            case SessionNote.WorkFailed failed:
                WorkFailed(sessionId, failed.Work, failed.Error);
                break;
            case SessionNote.Defect defect:
                Defect(sessionId, defect.Error);
                break;
            case SessionNote.Closed closed:
                Closed(sessionId, closed.Reason ?? "the client asked");
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} is connected to Gemini (resumed: {Resumed}).")]
    private partial void Opened(string sessionId, bool resumed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {SessionId} lost Gemini ({Kind}: {Error}) and tries again in {Milliseconds:0} ms.")]
    private partial void LostForNow(string sessionId, UpstreamFailure kind, string error, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {SessionId} gives Gemini up ({Kind}: {Error}).")]
    private partial void LostForGood(string sessionId, UpstreamFailure kind, string error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Gemini ends the connection of session {SessionId} in {Seconds:0} s; a successor is opened.")]
    private partial void GoAway(string sessionId, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} moved to its next connection (within a turn: {Forced}).")]
    private partial void HandedOver(string sessionId, bool forced);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {SessionId} starts anew from its transcript: its resumption handle does not hold.")]
    private partial void Quarantined(string sessionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {SessionId} gave up {Frames} audio frames: Gemini was away too long.")]
    private partial void Dropped(string sessionId, int frames);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gemini said nothing about an utterance of session {SessionId}.")]
    private partial void AnswerTimedOut(string sessionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gemini did not answer a question of session {SessionId} ({Kind}: {Error}).")]
    private partial void AskFailed(string sessionId, UpstreamFailure kind, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of session {SessionId} could not be stored, and is lost.")]
    private partial void TurnLost(string sessionId, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed in session {SessionId}.")]
    private partial void WorkFailed(string sessionId, string work, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {SessionId} failed and closes.")]
    private partial void Defect(string sessionId, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} is over: {Reason}.")]
    private partial void Closed(string sessionId, string reason);
}
