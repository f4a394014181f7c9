using Interpreter.Core.Sessions;
using Interpreter.Core.Users;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>Creates or opens the session that an init asks for, or finds the one it returns to.</summary>
internal sealed class SessionOpener(ISessionDirectory sessions, StoredChats chats)
{
    /// <param name="request">What the client asks for.</param>
    /// <param name="caller">Who is signed in, and owns a new session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The session, or what is wrong.</returns>
    public async Task<(OpenedSession? Opened, MessageProblem? Problem)> OpenAsync(InitRequest request, SocketCaller caller, CancellationToken cancellationToken)
    {
        if (request.Chat is not null && caller.User is null)
        {
            return (null, SignInRequired);
        }

        if (request.Resume is { } resume)
        {
            return await sessions.FindAsync(resume.SessionId, cancellationToken) is { } found
                ? (new(found, null), null)
                : (null, NotFound);
        }

        try
        {
            return request.Chat is { } chat
                ? await chats.OpenAsync(chat, request.Settings!, caller, cancellationToken)
                : (new(await sessions.CreateAsync(request.Settings! with { OwnerId = caller.User }, cancellationToken), null), null);
        }
        catch (UserLimitException exception)
        {
            return (null, new(SessionErrorCodes.LimitReached, exception.Message) { RetryAfter = exception.Admission.RetryAfter });
        }
        catch (SessionLimitException exception)
        {
            return (null, new(ProtocolErrorCodes.ServerFull, exception.Message));
        }
    }

    /// <summary>What a client is told whose session is over, or another's.</summary>
    public static MessageProblem NotFound { get; } = new(
        ProtocolErrorCodes.SessionNotFound, "\"resume.sessionId\" names a session that is over, or never was: send \"init\" without \"resume\".", "resume.sessionId");

    /// <summary>What a client is told whose chat closes at this moment, for lack of use.</summary>
    public static MessageProblem Closing { get; } = new(
        ProtocolErrorCodes.ServerFull, "The chat is just closing: try again in a moment.");

    private static MessageProblem SignInRequired { get; } = new(
        ProtocolErrorCodes.SignInRequired, "A chat belongs to a user: sign in by POST /api/v1/auth/login, and open the socket with the token.", ChatFields.Mode);
}
