using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Interpreter.Cluster.Tests.Processes;

/// <summary>One of our programs in a process of its own, with its log in a file.</summary>
internal sealed partial class ProgramProcess : IAsyncDisposable
{
    // Of a crowded machine, not of the program.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<Uri> _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private ProgramProcess(string name, Process process, StreamWriter log)
    {
        (Name, _process, _log) = (name, process, log);
        _reading = ReadAsync();
    }

    public string Name { get; }

    /// <summary>Where it answers HTTP: a gateway's clients, or a silo's health checks.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a program on free ports, and waits until it serves.</summary>
    /// <param name="name">What its log is called.</param>
    /// <param name="assembly">The program's assembly, beside the tests.</param>
    /// <param name="folder">Where it runs, and its log lies.</param>
    /// <param name="settings">Its environment, beside this process's own.</param>
    public static async Task<ProgramProcess> StartAsync(string name, string assembly, string folder, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly)])
        {
            // A folder of its own: no .env file of a developer reaches the program.
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var process = new ProgramProcess(name, Process.Start(start)!, new StreamWriter(Path.Combine(folder, $"{name}.log")) { AutoFlush = true });
        try
        {
            process.Address = await process._open.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it takes work, as a load balancer does.</summary>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/ready", UriKind.Relative), patience.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return ExitedAsync();
    }

    /// <summary>Asks it to end, as an operator or a container's host does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await ExitedAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await ExitedAsync();
        _process.Dispose();
        await _log.DisposeAsync();
    }

    // What a program says when it serves: "Open http://…", or a silo's line with the address of its health checks.
    [GeneratedRegex(@"^(?:Open|Silo) .*?(http://[\w.]+:\d+)")]
    private static partial Regex Serving();

    private async Task ExitedAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        await _reading;
    }

    private async Task ReadAsync()
    {
        await Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
        _open.TrySetException(new InvalidOperationException($"{Name} ended before it served; its log says why."));
        _ = _open.Task.Exception;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_log)
            {
                _log.WriteLine(line);
            }

            if (Serving().Match(line) is { Success: true } serving)
            {
                _open.TrySetResult(new Uri(serving.Groups[1].Value));
            }
        }
    }
}
