using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Web.Socket.Relay;

/// <summary>Creates the session that an init asks for, or finds the one it returns to.</summary>
internal sealed class SessionOpener(ISessionDirectory sessions)
{
    private readonly SessionSettingsTable _settings = new();

    /// <returns>The session with its settings, where they are known here; or what is wrong.</returns>
    public async Task<(ISession? Session, SessionSettings? Settings, MessageProblem? Problem)> OpenAsync(
        InitRequest request, CancellationToken cancellationToken)
    {
        if (request.Resume is { } resume)
        {
            return await sessions.FindAsync(resume.SessionId, cancellationToken) is { } found
                ? (found, _settings.Find(found), null)
                : (null, null, NotFound);
        }

        try
        {
            var session = await sessions.CreateAsync(request.Settings!, cancellationToken);
            _settings.Remember(session, request.Settings!);
            return (session, request.Settings, null);
        }
        catch (SessionLimitException exception)
        {
            return (null, null, new(ProtocolErrorCodes.ServerFull, exception.Message));
        }
    }

    /// <summary>What a client is told whose session is over.</summary>
    public static MessageProblem NotFound { get; } = new(
        ProtocolErrorCodes.SessionNotFound, "\"resume.sessionId\" names a session that is over, or never was: send \"init\" without \"resume\".", "resume.sessionId");
}
