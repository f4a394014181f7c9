using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.Statistics;

/// <summary>Maps chat-sessions/stats and api/stats; docs/api.md describes them.</summary>
internal static class StatisticsEndpoints
{
    private const int Recent = 5;

    // Of users, sessions and prompts.
    private const int Top = 10;

    private static readonly Dictionary<string, bool> Scopes = new() { ["own"] = false, ["all"] = true };

    public static void MapStatistics(this IEndpointRouteBuilder gemini)
    {
        gemini.MapGet("/chat-sessions/stats", CountSessionsAsync)
            .WithName("GetSessionStatistics")
            .WithSummary("Counts over your sessions.")
            .Gives<SessionCounts>(
                StatusCodes.Status200OK,
                $$"""{"total_sessions":15,"active_sessions":12,"total_messages":245,"total_tokens":15230,"average_messages_per_session":16.33,"average_tokens_per_message":62.16,"recent_sessions":[{{Examples.RecentSession}}]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized);

        gemini.MapGet("/api/stats", CountAsync)
            .WithName("GetStatistics")
            .WithSummary("Counts over what is yours; for administrators, with scope=all, over what is everybody's.")
            .AsksWord("scope", "own, or all for administrators.", Scopes.Keys, "own")
            .Gives<UserCounts>(
                StatusCodes.Status200OK,
                $$"""{"total_sessions":15,"total_messages":245,"total_tokens":15230,"average_messages_per_session":16.33,"average_tokens_per_message":62.16,"recent_sessions":[{{Examples.RecentSession}}]}""")
            .OrGives<TotalCounts>(StatusCodes.Status200OK)
            .GivesFieldErrors("""{"scope":["Choose one of: own, all."]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> CountSessionsAsync(HttpContext context, [FromServices] IStatisticsStore statistics) =>
        Results.Json(SessionCounts.Of(await statistics.OfUserAsync(context.RequireSignedIn().Account.Id, Recent, context.RequestAborted)));

    private static async Task<IResult> CountAsync(HttpContext context, [FromServices] IStatisticsStore statistics)
    {
        var account = context.RequireSignedIn().Account;
        var fields = new QueryFields(context);
        var all = fields.Choice("scope", Scopes);
        if (fields.Problem is { } mistakes)
        {
            return mistakes;
        }

        if (!all)
        {
            return Results.Json(UserCounts.Of(await statistics.OfUserAsync(account.Id, Recent, context.RequestAborted)));
        }

        return account.Role is UserRole.Administrator
            ? Results.Json(TotalCounts.Of(await statistics.TotalsAsync(Top, context.RequestAborted)))
            : ApiErrors.Error(context, StatusCodes.Status403Forbidden, GeminiPhrases.AdministratorsOnly.With());
    }
}
