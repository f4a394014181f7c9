using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Preferences;
using Interpreter.Web.Socket;
using Interpreter.Web.Socket.Relay;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the client's socket.</summary>
public static class InterpreterSocketEndpoints
{
    /// <summary>Maps the socket of docs/protocol.md.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="pattern">The path, such as "/ws"; below it, "listen" takes those who only listen.</param>
    /// <exception cref="InvalidOperationException">AddInterpreterWeb was not called.</exception>
    public static IEndpointConventionBuilder MapInterpreterSocket(this IEndpointRouteBuilder endpoints, string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider.GetService<RelayServices>()
            ?? throw new InvalidOperationException("Call AddInterpreterWeb() before MapInterpreterSocket().");
        var accounts = endpoints.ServiceProvider.GetRequiredService<AccountOptions>();
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        // Whoever has a link may listen, also where guests may not speak.
        endpoints.Map($"{pattern}/listen", context => AcceptAsync(context, services, accounts, onlyListens: true, stopping)).ExcludeFromDescription();
        return endpoints.Map(pattern, context => AcceptAsync(context, services, accounts, onlyListens: false, stopping)).ExcludeFromDescription();
    }

    private static Task AcceptAsync(HttpContext context, RelayServices services, AccountOptions accounts, bool onlyListens, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return RefusePlainHttpAsync(context);
        }

        if (!OriginPolicy.Allows(context.Request.Headers.Origin, context.Request.Host.Value ?? "", services.Options.AllowedOrigins))
        {
            return RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                "Pages of this origin may not open the socket: serve the page from this server, or add its origin to CORS_ORIGINS.");
        }

        if (!onlyListens && context.SignedIn() is null && (PresentedToken.Of(context) is not null || !accounts.Guests))
        {
            return RefuseUnknownAsync(context);
        }

        return stopping.IsCancellationRequested
            ? RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The server is stopping: try again later.")
            : RelayAsync(context, services, onlyListens, stopping);
    }

    private static async Task RelayAsync(HttpContext context, RelayServices services, bool onlyListens, CancellationToken stopping)
    {
        services = await OwnDefaults.ForAsync(context, services);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = services.Options.PingInterval,
            KeepAliveTimeout = services.Options.PingTimeout,
        });
        using var relay = new SocketRelay(socket, services, new(context.SignedIn()?.Account.Id, Tongue.Of(context.Request), onlyListens));
        await using var watch = !onlyListens && context.SignedIn() is { } who
            ? context.RequestServices.GetRequiredService<SignInWatch>().Watch(who, relay.EndSignIn)
            : null;
        services.Metrics.SocketOpened();
        try
        {
            await relay.RunAsync(stopping);
        }
        finally
        {
            services.Metrics.SocketClosed();
        }
    }

    private static Task RefuseUnknownAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = AccountSchemes.Token;
        return RefuseAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "Sign in by POST /api/v1/auth/login, then open the socket with \"Authorization: Bearer TOKEN\" or \"?access_token=TOKEN\".");
    }

    private static Task RefusePlainHttpAsync(HttpContext context)
    {
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.Connection = "Upgrade";
        return RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "This address takes WebSockets only: open it with the scheme ws or wss.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(context);
}
