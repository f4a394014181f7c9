using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>Creates the session that an init asks for, or finds the one it returns to.</summary>
internal sealed class SessionOpener(ISessionDirectory sessions)
{
    /// <returns>The session, or what is wrong.</returns>
    public async Task<(ISession? Session, MessageProblem? Problem)> OpenAsync(InitRequest request, CancellationToken cancellationToken)
    {
        if (request.Resume is { } resume)
        {
            return await sessions.FindAsync(resume.SessionId, cancellationToken) is { } found
                ? (found, null)
                : (null, NotFound);
        }

        try
        {
            return (await sessions.CreateAsync(request.Settings!, cancellationToken), null);
        }
        catch (SessionLimitException exception)
        {
            return (null, new(ProtocolErrorCodes.ServerFull, exception.Message));
        }
    }

    /// <summary>What a client is told whose session is over.</summary>
    public static MessageProblem NotFound { get; } = new(
        ProtocolErrorCodes.SessionNotFound, "\"resume.sessionId\" names a session that is over, or never was: send \"init\" without \"resume\".", "resume.sessionId");
}
