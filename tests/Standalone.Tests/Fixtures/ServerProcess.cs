using System.Diagnostics;
using Interpreter.Testing.Sockets;

namespace Interpreter.Standalone.Tests.Fixtures;

/// <summary>The program in a process of its own, which a test may kill.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the program on a free port, and waits until it takes clients.</summary>
    /// <param name="folder">Where it runs and keeps its data.</param>
    /// <param name="gemini">What it takes for Gemini.</param>
    public static async Task<ServerProcess> StartAsync(string folder, Uri gemini)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Interpreter.Standalone.dll"), "--PORT", "0", "--LOG_LEVEL", "ERROR"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["DATA_DIR"] = Path.Combine(folder, "data");
        start.Environment["GEMINI_API_KEY"] = "test";
        start.Environment["GEMINI_BASE_URL"] = gemini.ToString();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(SocketClient.Patience, Token) is { } line)
        {
            if (line.StartsWith("Open ", StringComparison.Ordinal))
            {
                return new(process, new Uri(line["Open ".Length..]));
            }
        }

        throw new InvalidOperationException("The program ended before it took clients.");
    }

    /// <summary>Ends it at once, as kill -9 does: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token).WaitAsync(SocketClient.Patience, Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
