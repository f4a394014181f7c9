using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Protocol;
using Interpreter.GeminiSimulator.Rest;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>The handshake of live connections.</summary>
internal sealed class LiveEndpoint(LiveServices services, LiveHub hub, AccessGate gate, AuthTokenStore tokens)
{
    // Invalid keys were seen closing with 1007, absent or unusable credentials with 1008.
    private const int InvalidKeyCode = 1007;
    private const int DeniedCode = 1008;

    public async Task HandleAsync(HttpContext http)
    {
        if (LiveDialect.Of(http.Request.Path) is not { } dialect)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            await ApiJson.WriteAsync(http, new ApiError(400, "INVALID_ARGUMENT", "This method is served over a WebSocket: connect with wss: or ws:."));
            return;
        }

        var (refusal, constrain) = Authorise(http.Request, dialect);
        if (refusal is not null && services.Options.KeyRefusal == KeyRefusal.RejectUpgrade)
        {
            await ApiJson.WriteAsync(http, refusal);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var connection = new LiveConnection(socket, dialect, services, hub, constrain);
        if (refusal is not null)
        {
            connection.Close(new(refusal.Code == 400 ? InvalidKeyCode : DeniedCode, refusal.Message));
        }

        await hub.RunAsync(connection);
    }

    private (ApiError? Refusal, Func<ProtoObject, ProtoObject> Constrain) Authorise(HttpRequest request, LiveDialect dialect)
    {
        if (!dialect.Constrained)
        {
            return (gate.Check(request), static setup => setup);
        }

        return Credentials.Token(request) is { } name && tokens.TryFind(name, out var token)
            ? (null, token.Constrain)
            : (ApiError.InvalidToken(), static setup => setup);
    }
}
