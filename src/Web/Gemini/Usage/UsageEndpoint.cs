using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.Usage;

/// <summary>GET chat-sessions/usage: what a user used, day by day.</summary>
internal static class UsageEndpoint
{
    // A month, today included, where the caller does not say.
    private const int DefaultDays = 30;

    // A leap year.
    private const int MostDays = 366;

    public static void MapUsage(this IEndpointRouteBuilder gemini) => gemini.MapGet("/chat-sessions/usage", ShowAsync)
        .WithName("GetUsage")
        .WithSummary("Counts what you used, by day of UTC: every day asked for, the oldest first. What was deleted stays counted.")
        .AsksDay("from", $"The first day; {DefaultDays - 1} days before the last where it is not said.", "2026-01-01")
        .AsksDay("to", $"The last day, at most {MostDays - 1} days later; today where it is not said.", "2026-01-30")
        .Gives<UsageByDay>(
            StatusCodes.Status200OK,
            """{"from":"2026-01-29","to":"2026-01-30","days":[{"day":"2026-01-29","messages":0,"tokens":0,"response_time":0},{"day":"2026-01-30","messages":12,"tokens":840,"response_time":10.5}]}""")
        .GivesFieldErrors("""{"from":["Give a day, such as 2026-01-31."]}""")
        .GivesErrors(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> ShowAsync(HttpContext context, [FromServices] IStatisticsStore statistics, [FromServices] TimeProvider time)
    {
        var fields = new QueryFields(context);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (first, last) = (fields.Day("from"), fields.Day("to"));
        if (fields.Problem is { } mistakes)
        {
            return mistakes;
        }

        var to = last ?? (first is { } start && start > today ? start : today);
        var from = first ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - DefaultDays + 1));
        if (from > to || to.DayNumber - from.DayNumber >= MostDays)
        {
            return ApiErrors.Fields(context, new Dictionary<string, Complaint> { ["to"] = FieldPhrases.NotPeriod.With(MostDays - 1) });
        }

        var used = (await statistics.ByDayAsync(context.RequireSignedIn().Account.Id, from, to, context.RequestAborted)).ToDictionary(day => day.Day);
        return Results.Json(new UsageByDay(
            from, to, [.. Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).Select(number => DayInfo.Of(DateOnly.FromDayNumber(number), used))]));
    }
}
