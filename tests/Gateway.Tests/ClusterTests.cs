using System.Net;
using Interpreter.Gateway.Tests.Fixtures;
using Interpreter.Standalone.Tests.Fixtures;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Gateway.Tests;

/// <summary>Two silos and two gateways, as their programs start them.</summary>
public sealed class ClusterTests(PostgresDatabases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signs_in_at_one_gateway_is_known_to_the_other_and_talks_through_both()
    {
        await using var cluster = await TestCluster.CreateAsync(databases);
        await cluster.AddSiloAsync();
        await cluster.AddSiloAsync();
        var (one, other) = (await cluster.AddGatewayAsync(), await cluster.AddGatewayAsync());
        await Readiness.WaitAsync(one.Address);
        await Readiness.WaitAsync(other.Address);

        using var anna = new PageVisitor(one.Address);
        await anna.RegisterAsync();
        using var elsewhere = new PageVisitor(other.Address) { Cookies = anna.Cookies };
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/accounts/")).Status);

        foreach (var gateway in new[] { one, other })
        {
            using var client = await SocketClient.ConnectAsync(gateway.Address, cookies: anna.CookieHeader);
            await Talk.BeginAsync(client);
            Assert.Equal(Recordings.Text("hello.en"), await Talk.TurnAsync(client, "hello.ko"));
        }
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("nobody")]
    public async Task A_name_that_one_gateway_locks_is_locked_at_the_other_whether_anybody_has_it_or_not(string name)
    {
        await using var cluster = await TestCluster.CreateAsync(databases);
        await cluster.AddSiloAsync();
        var (one, other) = (await cluster.AddGatewayAsync("--SIGN_IN_FAILURES", "2"), await cluster.AddGatewayAsync("--SIGN_IN_FAILURES", "2"));
        await Readiness.WaitAsync(one.Address);
        await Readiness.WaitAsync(other.Address);
        using var anna = new PageVisitor(one.Address);
        await anna.RegisterAsync();

        using var guesser = new PageVisitor(one.Address);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync(name, "wrong guess")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.SignInAsync(name, "wrong guess")).Status);
        using var elsewhere = new PageVisitor(other.Address);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await elsewhere.SignInAsync(name, "wrong guess")).Status);
    }

    [Fact]
    public async Task A_client_whose_gateway_is_gone_goes_on_at_the_other()
    {
        await using var cluster = await TestCluster.CreateAsync(databases);
        await cluster.AddSiloAsync();
        var (one, other) = (await cluster.AddGatewayAsync(), await cluster.AddGatewayAsync());
        await Readiness.WaitAsync(one.Address);
        await Readiness.WaitAsync(other.Address);
        using var client = await SocketClient.ConnectAsync(one.Address);
        var id = await Talk.BeginAsync(client);
        await cluster.StopAsync(one);
        Assert.Equal(1001, await CloseAsync(client));

        using var again = await SocketClient.ConnectAsync(other.Address);
        await again.SendAsync($$$"""{"type":"init","resume":{"sessionId":"{{{id}}}","lastSeq":0}}""");
        Assert.True((bool)(await again.ReceiveAsync())["resumed"]!);
        Assert.Equal(Recordings.Text("thanks.ko"), await Talk.TurnAsync(again, "thanks.en"));
    }

    [Fact]
    public async Task Readiness_goes_with_the_last_silo_and_comes_with_the_first()
    {
        await using var cluster = await TestCluster.CreateAsync(databases);
        var gateway = await cluster.AddGatewayAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Readiness.AskAsync(gateway.Address));
        Assert.Equal(HttpStatusCode.OK, await Readiness.AskAsync(gateway.Address, "/alive"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Readiness.AskAsync(gateway.Address, "/api/v1/info"));

        var silo = await cluster.AddSiloAsync();
        Assert.Equal(HttpStatusCode.OK, await Readiness.AskAsync(silo.Health));
        await Readiness.WaitAsync(gateway.Address);

        await cluster.DrainAsync(silo);
        await Readiness.WaitAsync(gateway.Address, HttpStatusCode.ServiceUnavailable);
        await cluster.AddSiloAsync();
        await Readiness.WaitAsync(gateway.Address);
        using var client = await SocketClient.ConnectAsync(gateway.Address);
        await Talk.BeginAsync(client);
    }

    [Fact]
    public async Task Sessions_of_a_silo_that_is_drained_go_on_at_another()
    {
        await using var cluster = await TestCluster.CreateAsync(databases);
        var old = await cluster.AddSiloAsync();
        var gateway = await cluster.AddGatewayAsync();
        await Readiness.WaitAsync(gateway.Address);
        using var client = await SocketClient.ConnectAsync(gateway.Address);
        await Talk.BeginAsync(client);
        Assert.Equal(Recordings.Text("hello.en"), await Talk.TurnAsync(client, "hello.ko"));

        await cluster.AddSiloAsync();
        await Talk.SpeakAsync(client, "thanks.en");
        await cluster.DrainAsync(old);
        Assert.Equal(Recordings.Text("thanks.ko"), await Talk.EndAsync(client));
        Assert.Equal(Recordings.Text("hello.en"), await Talk.TurnAsync(client, "hello.ko"));
    }

    [Fact]
    public async Task A_silo_that_is_drained_is_alive_and_not_ready()
    {
        await using var cluster = await TestCluster.CreateAsync(databases);
        var silo = await cluster.AddSiloAsync();
        var health = silo.Health;
        Assert.Equal(HttpStatusCode.OK, await Readiness.AskAsync(health));
        var draining = cluster.DrainAsync(silo);
        await Readiness.WaitAsync(health, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await Readiness.AskAsync(health, "/alive"));
        await draining;
    }

    [Fact]
    public async Task The_dashboard_is_for_administrators_alone()
    {
        const string Dashboard = "/gemini/admin/cluster/";
        await using var cluster = await TestCluster.CreateAsync(databases);
        await cluster.AddSiloAsync();
        var gateway = await cluster.AddGatewayAsync("--ADMIN_USERNAME", "chief", "--ADMIN_PASSWORD", "correct horse");
        await Readiness.WaitAsync(gateway.Address);
        using var chief = new PageVisitor(gateway.Address);
        using var anna = new PageVisitor(gateway.Address);
        using var guest = new PageVisitor(gateway.Address);
        await chief.SignInAsync("chief");
        await anna.RegisterAsync();

        Assert.Contains("Orleans Dashboard", (await chief.GetAsync(Dashboard)).Text, StringComparison.Ordinal);
        Assert.Contains("\"hosts\"", (await chief.GetAsync($"{Dashboard}DashboardCounters?exclude=x")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await chief.GetAsync($"{Dashboard}Trace")).Status);
        foreach (var path in new[] { "", "DashboardCounters", "GrainState", "Trace" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await anna.GetAsync(Dashboard + path)).Status);
            Assert.StartsWith("/accounts/sign-in/", (await guest.GetAsync(Dashboard + path)).Location, StringComparison.Ordinal);
        }
    }

    private static async Task<int> CloseAsync(SocketClient client)
    {
        while (client.Socket.CloseStatus is null)
        {
            await client.ReceiveMessageAsync();
        }

        return (int)client.Socket.CloseStatus.Value;
    }
}
