using Microsoft.Extensions.Logging;

namespace Interpreter.Grains;

/// <summary>What an operator hears of sessions that come and go.</summary>
internal sealed partial class SessionGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} came to this silo from its snapshot.")]
    private static partial void Restored(ILogger logger, Guid sessionId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} left this silo with its snapshot ({Reason}).")]
    private static partial void Suspended(ILogger logger, Guid sessionId, DeactivationReasonCode reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} is not taken: {Reason}")]
    private static partial void Refused(ILogger logger, Guid sessionId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {SessionId} was not handed over in the time that the silo had to stop: it goes on from its last snapshot.")]
    private static partial void NotHandedOver(ILogger logger, Guid sessionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {SessionId} lives on another silo, and ends on this one.")]
    private static partial void Ghost(ILogger logger, Guid sessionId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The snapshot of session {SessionId} can't be read: a newer version wrote it, or it is damaged. The session begins anew.")]
    private static partial void Unreadable(ILogger logger, Guid sessionId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of session {SessionId}, which is over, was not deleted.")]
    private static partial void NotCleared(ILogger logger, Guid sessionId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of session {SessionId} was not stored.")]
    private static partial void NotKept(ILogger logger, Guid sessionId, Exception exception);
}
