using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;
using Interpreter.Web;
using Interpreter.Web.Accounts;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini;
using Interpreter.Web.Gemini.Exports;
using Interpreter.Web.Http;
using Interpreter.Web.Http.OpenApi;
using Interpreter.Web.Listening;
using Interpreter.Web.Pages.Frame;
using Interpreter.Web.Preferences;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Socket.Relay;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what clients reach.</summary>
public static class InterpreterWebServices
{
    /// <summary>
    /// Registers the socket, the HTTP API and the page. The host also registers an <see cref="ISessionDirectory"/>, an
    /// <see cref="IModelCatalog"/>, an <see cref="UpstreamStatus"/> where there is something to say, for accounts an
    /// <see cref="IUserStore"/> and an <see cref="ISnapshotStore"/>, and keeps the keys of data protection, without which
    /// tokens do not outlive the process.
    /// </summary>
    public static IServiceCollection AddInterpreterWeb(this IServiceCollection services, InterpreterWebOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new UpstreamStatus());
        services.AddSingleton(options);
        services.AddSingleton<InterpreterWebMetrics>();
        services.AddSingleton(provider => new ClientMessageParser(new InitParser(provider.GetRequiredService<IModelCatalog>(), options.Defaults)));
        services.AddSingleton<SessionOpener>();
        services.AddSingleton(options.Defaults);
        services.AddSingleton<ChatOpener>();
        services.AddSingleton<StoredChats>();
        services.AddSingleton(options.Socket);
        services.AddListening(options.Listening);
        services.AddSingleton<RelayServices>();
        services.AddAccounts(options.Accounts);
        services.AddPreferences();
        services.AddPages();
        services.AddGeminiApi(options.Chat);
        services.AddExports();

        services.AddProblemDetails();
        services.AddOpenApi(openApi =>
        {
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Interpreter";
                document.Info.Description = "The HTTP API beside the socket at /ws, which docs/protocol.md describes.";
                return Task.CompletedTask;
            });
            openApi.DescribeTokens();
        });
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Socket.AllowedOrigins])
            .AllowAnyHeader()
            .AllowAnyMethod()));
        return services;
    }
}
