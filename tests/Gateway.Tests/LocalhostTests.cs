using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Interpreter.Gateway.Tests.Fixtures;
using Interpreter.Hosting;
using Interpreter.Silo;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Testing;
using Interpreter.Testing.Sockets;

namespace Interpreter.Gateway.Tests;

/// <summary>CLUSTER=localhost: a silo and a gateway on this machine, without PostgreSQL.</summary>
public sealed class LocalhostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_and_a_gateway_find_each_other_by_port_and_do_again_when_the_silo_was_started_anew()
    {
        var settings = Settings();
        await using var gateway = await GatewayHost.StartAsync(["--PORT", "0", .. settings], Alone, Token);
        await using (var silo = await SiloHost.StartAsync(settings, Alone, Token))
        {
            Assert.Contains("on this machine alone", silo.Description, StringComparison.Ordinal);
            await Readiness.WaitAsync(gateway.Address);
            using var client = await SocketClient.ConnectAsync(gateway.Address);
            await Talk.BeginAsync(client);
            Assert.Equal(Recordings.Text("hello.en"), await Talk.TurnAsync(client, "hello.ko"));
        }

        await Readiness.WaitAsync(gateway.Address, HttpStatusCode.ServiceUnavailable);
        await using var next = await SiloHost.StartAsync(settings, Alone, Token);
        await Readiness.WaitAsync(gateway.Address);
        using var again = await SocketClient.ConnectAsync(gateway.Address);
        await Talk.BeginAsync(again);
        Assert.Equal(Recordings.Text("thanks.ko"), await Talk.TurnAsync(again, "thanks.en"));
    }

    private static HostOverrides Alone => new() { IgnoreEnvironment = true };

    private static string[] Settings() =>
    [
        "--CLUSTER", "localhost", "--DATA_DIR", Scratch.NewFolder(), "--LOG_LEVEL", "ERROR", "--SILO_PORT", FreePort(), "--SILO_GATEWAY_PORT", FreePort(),
    ];

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
