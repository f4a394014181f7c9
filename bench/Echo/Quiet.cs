using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Interpreter.Echo;

/// <summary>What both processes agree on.</summary>
internal static class Quiet
{
    public static void Log(ILoggingBuilder logging) => logging.SetMinimumLevel(LogLevel.Critical);

    public static void Cluster(ClusterOptions cluster) => (cluster.ClusterId, cluster.ServiceId) = ("echo", "echo");
}
