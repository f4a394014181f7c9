using System.Diagnostics;
using Interpreter.Gateway.Tests.Fixtures;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Testing.Sockets;

namespace Interpreter.Gateway.Tests;

/// <summary>The programs as processes: what they print, and how they end.</summary>
public sealed class ProgramTests(PostgresDatabases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_schema_step_a_silo_and_a_gateway_say_what_they_are_and_end_when_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        var database = await databases.CreateAsync();
        using (var schema = Start("Silo", database, "schema"))
        {
            Assert.Equal("The database is ready.", await LineAsync(schema));
            Assert.Equal(0, await ExitAsync(schema));
        }

        using (var silo = Start("Silo", database))
        using (var gateway = Start("Gateway", database, "--PORT", "0"))
        {
            Assert.StartsWith("Open http://127.0.0.1:", await LineAsync(gateway), StringComparison.Ordinal);
            Assert.Matches("^Silo 127\\.0\\.0\\.1:\\d+ of the cluster \"interpreter\": gateways reach it at 127\\.0\\.0\\.1:\\d+, health checks at http://127\\.0\\.0\\.1:\\d+\\. Simulated", await LineAsync(silo));
            await TellAsync(gateway);
            await TellAsync(silo);
            Assert.Equal(0, await ExitAsync(gateway));
            Assert.Equal(0, await ExitAsync(silo));
        }

        await databases.DeleteAsync(database);
    }

    [Fact]
    public async Task A_silo_that_is_told_twice_ends_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        var database = await databases.CreateAsync();
        using (var schema = Start("Silo", database, "schema"))
        {
            Assert.Equal(0, await ExitAsync(schema));
        }

        using (var silo = Start("Silo", database))
        await using (var gateway = await GatewayHost.StartAsync(["--PORT", "0", "--DATABASE_URL", database, "--LOG_LEVEL", "ERROR"], new() { IgnoreEnvironment = true }, Token))
        {
            await LineAsync(silo);
            await Readiness.WaitAsync(gateway.Address);

            // The gateway is given a second to call through others.
            await TellAsync(silo);
            await TellAsync(silo);

            // SIGKILL's: nothing was handed over.
            Assert.Equal(128 + 9, await ExitAsync(silo));
        }

        await databases.DeleteAsync(database);
    }

    [Fact]
    public async Task A_silo_whose_database_is_gone_ends_when_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        Assert.SkipWhen(PostgresServer.Binaries is null, "Install postgresql.");
        await using var server = await PostgresServer.StartAsync();
        var database = server.Address("postgres");
        using (var schema = Start("Silo", database, "schema"))
        {
            Assert.Equal(0, await ExitAsync(schema));
        }

        using var silo = Start("Silo", database, "--SILO_DRAIN_SECONDS", "1");
        await LineAsync(silo);
        await server.DisposeAsync();
        await TellAsync(silo);
        await silo.WaitForExitAsync(Token).WaitAsync(SocketClient.Patience, Token);
    }

    private static Process Start(string program, string database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"Interpreter.{program}.dll"), .. args])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "GEMINI_API_KEY", "HOST", "PORT", "LOG_FORMAT", "DEBUG", "CLUSTER", "CLUSTER_ID" })
        {
            start.Environment.Remove(name);
        }

        (start.Environment["DATABASE_URL"], start.Environment["LOG_LEVEL"]) = (database, "ERROR");
        return Process.Start(start)!;
    }

    private static async Task<string?> LineAsync(Process process) => await process.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(SocketClient.Patience, Token);

    private static async Task<int> ExitAsync(Process process)
    {
        await process.WaitForExitAsync(Token).WaitAsync(SocketClient.Patience, Token);
        return process.ExitCode;
    }

    private static async Task TellAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        Assert.Equal(0, await ExitAsync(kill));
    }
}
