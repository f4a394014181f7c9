using System.Net;
using System.Net.Sockets;
using Interpreter.Hosting;
using Interpreter.Silo;
using Interpreter.Silo.Schema;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Gateway.Tests;

/// <summary>What is wrong with a cluster's settings is told in a sentence that names the setting.</summary>
public sealed class SettingTests(PostgresDatabases databases)
{
    private const string NoPostgres = "DATABASE_URL: a cluster keeps everything in PostgreSQL: give postgres://user:password@host:port/database.";
    private const string Somewhere = "postgres://user:s3cret@127.0.0.1:1/database";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static HostOverrides Alone => new() { IgnoreEnvironment = true };

    [Theory]
    [InlineData(NoPostgres)]
    [InlineData(NoPostgres, "--DATABASE_URL", "Data Source=interpreter.db")]
    [InlineData("CLUSTER is \"redis\": use postgres, or localhost to try it with one silo on this machine.", "--CLUSTER", "redis")]
    [InlineData("SILO_PORT is \"70000\": give a TCP port from 0 to 65535.", "--DATABASE_URL", Somewhere, "--SILO_PORT", "70000")]
    [InlineData("SILO_DRAIN_SECONDS is \"0\": give seconds from 1 to 600.", "--DATABASE_URL", Somewhere, "--SILO_DRAIN_SECONDS", "0")]
    [InlineData(
        "SILO_ADDRESS is \"0.0.0.0\": give the IP address by which other machines reach this silo, or auto for the first that this machine has.",
        "--DATABASE_URL", Somewhere, "--SILO_ADDRESS", "0.0.0.0")]
    public async Task A_bad_setting_ends_the_start_of_silo_gateway_and_schema_step(string sentence, params string[] args)
    {
        Assert.Equal(sentence, (await Assert.ThrowsAsync<StartupException>(() => SiloHost.StartAsync(args, Alone, Token))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<StartupException>(() => GatewayHost.StartAsync(args, Alone, Token))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<StartupException>(() => SchemaStep.RunAsync(args, Alone, Token))).Message);
    }

    [Fact]
    public async Task A_database_that_is_not_there_ends_the_start_without_telling_its_password()
    {
        string[] args = ["--DATABASE_URL", Somewhere];
        foreach (var start in new Func<Task>[]
        {
            () => SiloHost.StartAsync(args, Alone, Token), () => GatewayHost.StartAsync(args, Alone, Token), () => SchemaStep.RunAsync(args, Alone, Token),
        })
        {
            var error = await Assert.ThrowsAsync<StartupException>(start);
            Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_silo_asks_for_the_schema_step_where_it_is_missing()
    {
        var database = await databases.CreateAsync();
        var error = await Assert.ThrowsAsync<StartupException>(() => SiloHost.StartAsync(["--DATABASE_URL", database], Alone, Token));
        Assert.StartsWith("The database has no tables of a cluster: run the schema step first", error.Message, StringComparison.Ordinal);
        await databases.DeleteAsync(database);
    }

    [Fact]
    public async Task The_schema_step_may_be_repeated_and_a_cluster_of_this_machine_has_none()
    {
        var database = await databases.CreateAsync();
        string[] args = ["--DATABASE_URL", database];
        Assert.Equal("The database is ready.", await SchemaStep.RunAsync(args, Alone, Token));
        Assert.Equal("The database is ready; it was before.", await SchemaStep.RunAsync(args, Alone, Token));
        var local = await Assert.ThrowsAsync<StartupException>(() => SchemaStep.RunAsync(["--CLUSTER", "localhost", "--DATA_DIR", Scratch.NewFolder()], Alone, Token));
        Assert.StartsWith("CLUSTER is \"localhost\": such a cluster has no tables.", local.Message, StringComparison.Ordinal);
        await databases.DeleteAsync(database);
    }

    [Theory]
    [InlineData("SILO_PORT")]
    [InlineData("SILO_GATEWAY_PORT")]
    public async Task A_port_that_is_taken_is_told_by_its_setting(string setting)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string[] args = ["--CLUSTER", "localhost", "--DATA_DIR", Scratch.NewFolder(), "--SILO_PORT", "0", "--SILO_GATEWAY_PORT", "0", $"--{setting}={port}"];
        var error = await Assert.ThrowsAsync<StartupException>(() => SiloHost.StartAsync(args, Alone, Token));
        Assert.StartsWith($"The silo can't listen on 127.0.0.1:{port}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }
}
