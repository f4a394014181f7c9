using Microsoft.Extensions.Options;

namespace Interpreter.Silo;

/// <summary>
/// Ends a process that was told to stop and does not: without its database a silo waits for answers that never come, and
/// whoever updates the cluster waits for the silo.
/// </summary>
internal static class EndOfPatience
{
    // What stops after the handing over: exporters, the store, the health checks.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>From now on, once the silo is told to stop, the process ends that much later than it may take to hand over.</summary>
    public static void Watch(IServiceProvider services)
    {
        var patience = services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout + Rest;
        var time = services.GetRequiredService<TimeProvider>();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => _ = EndAsync(patience, time));
    }

    private static async Task EndAsync(TimeSpan patience, TimeProvider time)
    {
        await Task.Delay(patience, time);
        await Console.Error.WriteLineAsync($"The silo did not stop within {patience.TotalSeconds:0} s; it ends as it is. Its sessions go on from their last snapshots.");
        Environment.Exit(1);
    }
}
