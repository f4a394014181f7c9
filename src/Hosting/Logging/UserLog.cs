using Interpreter.Core.Users;

namespace Interpreter.Hosting.Logging;

/// <summary>Writes to the log what happens to users' limits. Users are told by their numbers, never by their names.</summary>
internal sealed partial class UserLog(ILogger<UserLog> logger) : IUserObserver
{
    public void Noted(long userId, UserNote note)
    {
        switch (note)
        {
            case UserNote.Refused refused:
                Refused(userId, refused.Limit.Kind, refused.Limit.Used, refused.Limit.Limit);
                break;
            case UserNote.Low low:
                Low(userId, low.Limit.Kind, low.Limit.Used, low.Limit.Limit);
                break;
            case UserNote.LimitsUnreadable unreadable:
                LimitsUnreadable(userId, unreadable.Fields);
                break;
            case UserNote.LimitsNotRead notRead:
                LimitsNotRead(userId, notRead.Error.Message);
                break;
            case UserNote.SnapshotUnreadable unreadable:
                SnapshotUnreadable(userId, unreadable.Error);
                break;
            case UserNote.NotStored notStored:
                NotStored(userId, notStored.Error.Message);
                break;
            case UserNote.Defect defect:
                Defect(userId, defect.Error);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "User {UserId} is refused by the limit {Limit} ({Used} of {Most} used).")]
    private partial void Refused(long userId, LimitKind limit, decimal used, decimal? most);

    [LoggerMessage(Level = LogLevel.Information, Message = "User {UserId} has used most of {Limit} ({Used} of {Most}).")]
    private partial void Low(long userId, LimitKind limit, decimal used, decimal? most);

    [LoggerMessage(Level = LogLevel.Error, Message = "Limits of user {UserId} can't be read ({Fields}): everybody's hold in their place. Set them anew.")]
    private partial void LimitsUnreadable(long userId, string fields);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not tell the limits of user {UserId} ({Error}): those read last hold.")]
    private partial void LimitsNotRead(long userId, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What user {UserId} has used today can't be read from the database: the day begins anew.")]
    private partial void SnapshotUnreadable(long userId, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What user {UserId} has used could not be stored ({Error}). It is tried again while the server runs.")]
    private partial void NotStored(long userId, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A defect in the limits of user {UserId}.")]
    private partial void Defect(long userId, Exception error);
}
