using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Listening;
using Interpreter.Hosting.Clustering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Interpreter.Echo;

/// <summary>The silo, in a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private const string Ready = "ready";

    // USER_HZ, which Linux fixes for all its programs.
    private const double MillisecondsPerTick = 10;

    private readonly Process _process;

    private SiloProcess(Process process, int gatewayPort) => (_process, GatewayPort) = (process, gatewayPort);

    public int GatewayPort { get; }

    /// <summary>User and kernel time since it started, in ms.</summary>
    public double CpuMilliseconds => Cpu(_process.Id);

    /// <summary>The same of this process.</summary>
    public static double OwnCpuMilliseconds => Cpu(Environment.ProcessId);

    public static SiloProcess Start()
    {
        var (silo, gateway) = (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(SiloProcess).Assembly.Location);
        start.ArgumentList.Add("silo");
        start.ArgumentList.Add(silo.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(gateway.ToString(CultureInfo.InvariantCulture));

        // As src/Silo has them; this process collects as a gateway does.
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment["DOTNET_GCDynamicAdaptationMode"] = "0";
        start.Environment["DOTNET_GCGen0MaxBudget"] = "400000";
        return new(Process.Start(start)!, gateway);
    }

    public async Task ReadyAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() != Ready)
        {
            throw new InvalidOperationException("The silo did not start.");
        }
    }

    public static async Task RunAsync(int siloPort, int gatewayPort)
    {
        using var host = Host.CreateDefaultBuilder()
            .ConfigureLogging(Quiet.Log)
            .UseOrleans(silo => silo
                .UseLocalhostClustering(siloPort, gatewayPort)
                .Configure<ClusterOptions>(Quiet.Cluster)
                .AddMemoryGrainStorage("sessions")
                .AddListening()
                .ConfigureServices(static services => services.UseClusterSockets())
                .Services.AddSingleton(new SessionEngine(
                    new EchoConnector(), new SessionOptions { MaxSessions = 10_000 }, new SessionMetrics(), observer: null, TimeProvider.System)))
            .Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        await host.WaitForShutdownAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static double Cpu(int pid)
    {
        // The command's name comes second, in parentheses, and may hold blanks.
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
