using Interpreter.Web.Gemini.Asking;
using Interpreter.Web.Gemini.Exports;
using Interpreter.Web.Gemini.Messages;
using Interpreter.Web.Gemini.OneShot;
using Interpreter.Web.Gemini.Pages;
using Interpreter.Web.Gemini.Sessions;
using Interpreter.Web.Gemini.Statistics;
using Interpreter.Web.Gemini.Usage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini;

/// <summary>Maps /api/v1/gemini; docs/api.md describes it.</summary>
internal static class GeminiEndpoints
{
    public static void MapGemini(this IEndpointRouteBuilder endpoints)
    {
        var gemini = endpoints.MapGroup("/api/v1/gemini").WithTags("Chat").RequireAuthorization().AddEndpointFilter(StoredFields.ExplainAsync);
        gemini.MapStatistics();
        gemini.MapUsage();
        gemini.MapSessions();
        gemini.MapAsking();
        gemini.MapMessages();
        gemini.MapOneShot();
        gemini.MapExports();
        endpoints.MapPageEndpoints();
    }
}
