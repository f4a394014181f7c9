namespace Interpreter.Gateway.Joining;

/// <summary>Lets nobody but probes in before the gateway has been connected to its cluster once: nothing could be asked of it.</summary>
internal static class StartedCluster
{
    private static readonly PathString[] Probes = ["/health", "/alive", "/ready"];

    public static void UseStartedCluster(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<ClusterState>();
        app.Use((context, next) =>
        {
            if (state.HasStarted || Probes.Contains(context.Request.Path))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return context.Response.WriteAsync("The gateway waits for its cluster: try again in a moment.", context.RequestAborted);
        });
    }
}
