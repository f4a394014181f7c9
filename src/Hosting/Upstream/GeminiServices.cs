using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Keys;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Text;
using Interpreter.Gemini.Upstream;
using Interpreter.Hosting.Settings;
using Interpreter.Web.Http;

namespace Interpreter.Hosting.Upstream;

/// <summary>Registers the way to the model.</summary>
internal static class GeminiServices
{
    // A simulator asks for a key as Gemini does, and takes any.
    private const string SimulatorKey = "simulated";

    // The one HTTP client for Gemini's REST API, whose connections all share.
    private const string RestClient = "gemini";

    /// <summary>Registers Gemini, or the simulator in its place.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="simulator">The simulator's address; null for Gemini.</param>
    public static void AddGemini(this IServiceCollection services, HostSettings settings, Uri? simulator)
    {
        var endpoint = new GeminiEndpoint.Developer(simulator ?? settings.GeminiBaseAddress);
        var credential = simulator is null ? settings.Credential! : GeminiCredential.Parse(SimulatorKey);
        services.AddSingleton<IModelCatalog>(new GeminiModels(settings.GeminiModel));
        services.AddSingleton<IUpstreamConnector>(provider => new GeminiUpstreamConnector(
            LiveClients.Create(settings.LiveClient, new() { Endpoint = endpoint, Credential = credential }, provider.GetRequiredService<TimeProvider>()),
            provider.GetService<RefusalProbe>(),
            provider.GetService<IUserKeys>()));
        services.AddKeyedSingleton(RestClient, static (_, _) => GeminiHttp.CreateClient());
        services.AddSingleton(provider => new RestChannel(
            provider.GetRequiredKeyedService<HttpClient>(RestClient), new() { Endpoint = endpoint, Credential = credential }, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new GeminiTextModels(settings.ChatModel));
        services.AddSingleton<TextClient>();
        services.AddSingleton<ITextModel, GeminiTextModel>();
        services.AddSingleton<IKeyProbe, GeminiKeyProbe>();
        services.AddSingleton(new UpstreamStatus { Simulated = simulator is not null });
        if (simulator is null)
        {
            services.AddHttpClient();
            services.AddSingleton(provider => new RefusalProbe(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(), endpoint, credential, provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService<RefusalCheck>();
        }
    }
}
