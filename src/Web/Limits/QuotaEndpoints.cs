using Interpreter.Core.Users;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Limits;

/// <summary>Maps GET /api/v1/gemini/quota; docs/api.md describes it.</summary>
internal static class QuotaEndpoints
{
    public static void MapQuota(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/v1/gemini/quota", ShowAsync)
        .WithName("GetQuota")
        .WithTags("Chat")
        .WithSummary("Tells what you have used, and may use.")
        .RequireAuthorization()
        .Gives<QuotaInfo>(StatusCodes.Status200OK, QuotaInfo.Example)
        .GivesErrors(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> ShowAsync(HttpContext context, [FromServices] IUserDirectory users)
    {
        var budget = await users.Find(context.RequireSignedIn().Account.Id).GetBudgetAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        BudgetHeaders.Write(context.Response, budget);
        return TypedResults.Ok(QuotaInfo.Of(budget));
    }
}
