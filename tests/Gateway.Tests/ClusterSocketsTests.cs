using System.Net;
using System.Net.Sockets;
using Interpreter.Hosting;
using Interpreter.Hosting.Clustering;
using Interpreter.Silo;
using Interpreter.Testing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime.Messaging;

namespace Interpreter.Gateway.Tests;

/// <summary>The sockets between silos and gateways.</summary>
public sealed class ClusterSocketsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silos_and_gateways_have_no_sockets_but_ours()
    {
        string[] settings = ["--CLUSTER", "localhost", "--DATA_DIR", Scratch.NewFolder(), "--LOG_LEVEL", "ERROR", "--SILO_PORT", "0", "--SILO_GATEWAY_PORT", "0"];
        HostOverrides overrides = new() { IgnoreEnvironment = true };
        await using var silo = await SiloHost.StartAsync(settings, overrides, Token);
        await using var gateway = await GatewayHost.StartAsync(["--PORT", "0", .. settings], overrides, Token);

        // To other silos, and from silos and from gateways.
        AssertOurs<IConnectionFactory>(silo.Services, count: 1);
        AssertOurs<IConnectionListenerFactory>(silo.Services, count: 2);
        AssertOurs<IConnectionFactory>(gateway.Services, count: 1);
    }

    [Fact]
    public async Task What_is_sent_arrives_and_the_end_of_one_side_is_seen_by_the_other()
    {
        using var sockets = New();
        await using var listener = await sockets.BindAsync(new IPEndPoint(IPAddress.Loopback, 0), Token);
        await using var caller = await sockets.ConnectAsync(listener.EndPoint, Token);
        await using var called = await listener.AcceptAsync(Token).AsTask().WaitAsync(Patience, Token);
        await caller.Transport.Output.WriteAsync("hello"u8.ToArray(), Token);
        var read = await called!.Transport.Input.ReadAtLeastAsync(5, Token).AsTask().WaitAsync(Patience, Token);
        Assert.Equal("hello"u8.ToArray(), System.Buffers.BuffersExtensions.ToArray(read.Buffer));
        called.Transport.Input.AdvanceTo(read.Buffer.End);

        await caller.Transport.Output.CompleteAsync();
        Assert.True((await called.Transport.Input.ReadAsync(Token).AsTask().WaitAsync(Patience, Token)).IsCompleted);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_told_by_its_address()
    {
        var port = FreePort();
        using var sockets = New();
        var refused = await Assert.ThrowsAsync<SocketException>(async () => await sockets.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), Token));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        Assert.StartsWith($"Unable to connect to 127.0.0.1:{port}: ", refused.Message, StringComparison.Ordinal);
    }

    // What Orleans itself tries again after, and tells the gateway's ClusterState.
    [Fact]
    public async Task A_client_whose_silo_is_not_there_is_told_of_a_failed_connection_and_to_where()
    {
        var port = FreePort();
        var failures = new Failures();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(port);
            client.Services.AddSingleton<IClientConnectionRetryFilter>(failures);
            client.Services.UseClusterSockets();
        });
        using var host = builder.Build();
        await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Token).WaitAsync(Patience, Token));
        var failure = Assert.IsType<ConnectionFailedException>(Assert.Single(failures.Told));
        Assert.StartsWith($"Unable to connect to 127.0.0.1:{port}: ", failure.GetBaseException().Message, StringComparison.Ordinal);
    }

    private static ClusterSockets New() => new(NullLoggerFactory.Instance);

    private static void AssertOurs<T>(IServiceProvider services, int count)
        where T : class
    {
        var ours = services.GetRequiredService<ClusterSockets>();
        var all = services.GetKeyedServices<T>(KeyedService.AnyKey).ToArray();
        Assert.Equal(count, all.Length);
        Assert.All(all, sockets => Assert.Same(ours, sockets));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Failures : IClientConnectionRetryFilter
    {
        public List<Exception> Told { get; } = [];

        public Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            Told.Add(exception);
            return Task.FromResult(false);
        }
    }
}
