using System.Diagnostics;

namespace Interpreter.Storage.Tests.Fixtures;

/// <summary>A PostgreSQL server of its own, in a temporary folder, reached by a socket in it: no port, no network.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _binaries;
    private readonly string _folder;

    private PostgresServer(string binaries, string folder)
    {
        _binaries = binaries;
        _folder = folder;
    }

    /// <summary>The folder of PostgreSQL's programs; null where it is not installed.</summary>
    public static string? Binaries { get; } = FindBinaries();

    // PostgreSQL refuses to run as root.
    private static string? User { get; } = !Environment.IsPrivilegedProcess ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private string Data => Path.Combine(_folder, "data");

    /// <param name="settings">Of the server, as <c>name=value</c>.</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var binaries = Binaries ?? throw new InvalidOperationException("Install postgresql: no initdb on the PATH or in /usr/lib/postgresql.");
        var server = new PostgresServer(binaries, Directory.CreateTempSubdirectory("interpreter-pg-").FullName);
        try
        {
            if (User is { } user)
            {
                await server.RunAsync("chown", user, server._folder);
            }

            // The locale C knows no letter but ASCII's: what works here works in every locale.
            await server.RunAsUserAsync("initdb", "-D", server.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
            string[] all = [$"unix_socket_directories={server._folder}", "listen_addresses=", "fsync=off", "max_connections=100", .. settings];
            var options = string.Join(' ', all.Select(setting => $"-c {setting}"));
            await server.RunAsUserAsync("pg_ctl", "-D", server.Data, "-l", Path.Combine(server._folder, "log"), "-o", options, "-w", "-t", "60", "start");
            return server;
        }
        catch
        {
            Directory.Delete(server._folder, recursive: true);
            throw;
        }
    }

    public string ConnectionString(string database) => $"Host={_folder};Username=postgres;Database={database}";

    public string Address(string database) => $"postgres://postgres@localhost/{database}?host={Uri.EscapeDataString(_folder)}";

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        await RunAsUserAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindBinaries()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        var initdb = path.Concat(debian).Select(folder => Path.Combine(folder, "initdb")).FirstOrDefault(File.Exists);
        return Path.GetDirectoryName(initdb is null ? null : File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb);
    }

    private Task RunAsUserAsync(string program, params string[] args)
    {
        var path = Path.Combine(_binaries, program);
        return User is { } user ? RunAsync("runuser", ["-u", user, "--", path, .. args]) : RunAsync(path, args);
    }

    private async Task RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with {process.ExitCode}: {string.Concat(said)}");
        }
    }
}
