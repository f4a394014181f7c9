using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Interpreter.Compare;

/// <summary>A process of this comparison, from its start until it takes connections, to its end.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private Server(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts one that prints "listening on ADDRESS".</summary>
    public static async Task<Server> StartAsync(string assembly, string[] arguments, Dictionary<string, string> environment, int? port, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf(assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var printed = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                printed.TrySetException(new InvalidOperationException($"{assembly} ended before it listened."));
            }
            else if (line.Data.StartsWith("listening on ", StringComparison.Ordinal))
            {
                printed.TrySetResult(new Uri(line.Data["listening on ".Length..]));
            }
        };
        process.BeginOutputReadLine();
        try
        {
            using var timeout = new CancellationTokenSource(StartTimeout, TimeProvider.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var address = port is { } known ? await AnswersAsync(known, either.Token) : await printed.Task.WaitAsync(either.Token);
            return new Server(process, address);
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>The release build of a project.</summary>
    public static string PathOf(string project) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, "release", $"Interpreter.{project}.dll"));

    public void Dispose() => End(_process);

    private static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<Uri> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                (await client.GetAsync(new Uri(address, "/ready"), cancellationToken)).EnsureSuccessStatusCode();
                return address;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            }
        }
    }
}
