using Interpreter.Core.Upstream;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Relay;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Preferences;

/// <summary>What a visitor's sessions have that their client did not ask for: the user's preferences where one is signed in.</summary>
internal static class OwnDefaults
{
    /// <summary>The visitor's defaults.</summary>
    public static async Task<InterpreterDefaults> OfAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var defaults = services.GetRequiredService<InterpreterWebOptions>().Defaults;
        return context.SignedIn() is { } who
            ? (await services.GetRequiredService<PreferenceStore>().LoadAsync(who.Account.Id, context.RequestAborted)).Over(defaults)
            : defaults;
    }

    /// <summary>What a relay shares with all others, but for the visitor's own defaults.</summary>
    public static async Task<RelayServices> ForAsync(HttpContext context, RelayServices services) => context.SignedIn() is null
        ? services
        : services with
        {
            Parser = new ClientMessageParser(new InitParser(context.RequestServices.GetRequiredService<IModelCatalog>(), await OfAsync(context))),
        };
}
