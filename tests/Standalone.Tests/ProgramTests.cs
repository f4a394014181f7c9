using System.Diagnostics;
using System.Text.Json.Nodes;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests;

/// <summary>The program as a user starts it: a process of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interpreter-program-").FullName;
    private Process? _process;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        // A test that failed half-way leaves no server behind.
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_program_reads_its_env_file_prints_its_address_and_stops_on_sigterm()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Needs the command kill: run it on Linux or macOS.");
        await File.WriteAllTextAsync(Path.Combine(_folder, ".env"), "PORT=0\nLOG_FORMAT=\"%(levelname)s|%(message)s\" # short\n", Token);
        var process = Start();
        string? address = null;
        var isLogged = false;
        while (address is null || !isLogged)
        {
            var line = await process.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(SocketClient.Patience, Token);
            Assert.NotNull(line);
            address ??= line.StartsWith("Open ", StringComparison.Ordinal) ? line["Open ".Length..] : null;
            isLogged |= line.StartsWith("INFO|The interpreter listens on", StringComparison.Ordinal);
        }

        using var client = await SocketClient.ConnectAsync(new Uri(address));
        await client.SendAsync("""{"type":"init"}""");
        Assert.Equal("connected", (string?)(await client.ReceiveAsync())["type"]);

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        Assert.Equal(1001, await NextCloseAsync(client));
        await process.WaitForExitAsync(Token).WaitAsync(SocketClient.Patience, Token);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_bad_setting_ends_the_program_with_1_and_one_sentence()
    {
        var process = Start("--PORT", "eighty");
        var error = await process.StandardError.ReadToEndAsync(Token).WaitAsync(SocketClient.Patience, Token);
        await process.WaitForExitAsync(Token).WaitAsync(SocketClient.Patience, Token);
        Assert.Equal("PORT is \"eighty\": give a TCP port from 0 to 65535.", error.Trim());
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void The_program_ships_with_a_runtime_tuned_for_audio()
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Interpreter.Standalone.runtimeconfig.json")))!;
        var properties = config["runtimeOptions"]!["configProperties"]!;
        Assert.Equal(0, (int)properties["System.Threading.ThreadPool.UnfairSemaphoreSpinLimit"]!);
        Assert.False((bool)properties["System.GC.Server"]!);
        Assert.True((bool)properties["System.GC.Concurrent"]!);
    }

    private static async Task<int> NextCloseAsync(SocketClient client)
    {
        // The session may say how it stands before the close.
        while (client.Socket.CloseStatus is null)
        {
            await client.ReceiveMessageAsync();
        }

        return (int)client.Socket.CloseStatus.Value;
    }

    private Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Interpreter.Standalone.dll"), .. args])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "GEMINI_API_KEY", "HOST", "PORT", "LOG_LEVEL", "LOG_FORMAT", "DEBUG" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["DATA_DIR"] = Path.Combine(_folder, "data");
        return _process = Process.Start(start)!;
    }
}
