using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>Creates the session that an init asks for, or finds the one it returns to.</summary>
internal sealed class SessionOpener(ISessionDirectory sessions)
{
    /// <param name="request">What the client asks for.</param>
    /// <param name="user">Who is signed in, and owns a new session; null for a guest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The session, or what is wrong.</returns>
    public async Task<(ISession? Session, MessageProblem? Problem)> OpenAsync(InitRequest request, long? user, CancellationToken cancellationToken)
    {
        if (request.Resume is { } resume)
        {
            return await sessions.FindAsync(resume.SessionId, cancellationToken) is { } found
                ? (found, null)
                : (null, NotFound);
        }

        try
        {
            return (await sessions.CreateAsync(request.Settings! with { OwnerId = user }, cancellationToken), null);
        }
        catch (SessionLimitException exception)
        {
            return (null, new(ProtocolErrorCodes.ServerFull, exception.Message));
        }
    }

    /// <summary>What a client is told whose session is over, or another's.</summary>
    public static MessageProblem NotFound { get; } = new(
        ProtocolErrorCodes.SessionNotFound, "\"resume.sessionId\" names a session that is over, or never was: send \"init\" without \"resume\".", "resume.sessionId");
}
