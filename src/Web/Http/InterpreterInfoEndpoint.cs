using Interpreter.Core.Languages;
using Interpreter.Core.Upstream;
using Interpreter.Web.Http.OpenApi;
using Interpreter.Web.Preferences;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Http;

/// <summary>GET /api/v1/interpreter.</summary>
internal static class InterpreterInfoEndpoint
{
    private const string SimulatedNotice = "Simulated Gemini: set GEMINI_API_KEY for the real one.";

    private const string Example =
        """{"simulated":false,"notice":null,"problem":null,"languages":[{"code":"ko","name":"Korean","nativeName":"한국어"},{"code":"en","name":"English","nativeName":"English"}],"voices":["Puck","Kore"],"models":[{"id":"gemini-3.8-live","oneWay":false,"deprecated":false}],"defaults":{"languages":["ko","en"],"voice":null,"model":"gemini-3.8-live","vad":{"threshold":500,"hangoverFrames":15}},"signIn":false}""";

    public static void MapInterpreterInfo(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/interpreter", DescribeAsync)
            .WithName("GetInterpreter")
            .WithTags("Interpreter")
            .WithSummary("What a page needs to offer an interpretation: languages, voices, models, defaults (the caller's own, who is signed in), and whether Gemini answers.")
            .Gives<InterpreterInfo>(StatusCodes.Status200OK, Example);

    private static async Task<InterpreterInfo> DescribeAsync(HttpContext context, UpstreamStatus status, IModelCatalog models, InterpreterWebOptions options)
    {
        var defaults = await OwnDefaults.OfAsync(context);
        return new(
            status.Simulated,
            status.Simulated ? SimulatedNotice : null,
            status.Problem,
            LanguageCatalog.All,
            VoiceCatalog.All,
            [.. models.All.Select(model => new ModelInfo(model.Id, model.OneWay, model.Deprecated))],
            new([defaults.Languages.First, defaults.Languages.Second], defaults.Voice, defaults.Model ?? models.Default.Id, defaults.VoiceGate),
            SignIn: context.SignedIn() is null && !options.Accounts.Guests);
    }
}
