using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.ServiceDefaults.Health;

/// <summary>What probes ask.</summary>
internal static class HealthEndpoints
{
    // Without one the API's description would group the routes by the names of classes.
    private const string Tag = "Health";

    // Some probes ask for the headers alone. Not described: a client has no use for it.
    private static readonly string[] Head = [HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health", () => HealthStatus.Ok)
            .WithTags(Tag)
            .WithSummary("Says that the server answers.");
        endpoints.MapGet("/alive", () => HealthStatus.Ok)
            .WithTags(Tag)
            .WithSummary("200 while the process lives: restart it when this fails.");
        endpoints.MapGet("/ready", Ready)
            .WithTags(Tag)
            .Produces<HealthStatus>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("200 while the server takes sessions, 503 before it has started and while it stops.");
        endpoints.MapMethods("/health", Head, () => HealthStatus.Ok).ExcludeFromDescription();
        endpoints.MapMethods("/alive", Head, () => HealthStatus.Ok).ExcludeFromDescription();
        endpoints.MapMethods("/ready", Head, Ready).ExcludeFromDescription();
    }

    private static Results<Ok<HealthStatus>, JsonHttpResult<HealthStatus>> Ready(ReadinessLatch latch) => latch.IsReady
        ? TypedResults.Ok(HealthStatus.Ok)
        : TypedResults.Json(HealthStatus.Unavailable, statusCode: StatusCodes.Status503ServiceUnavailable);
}
