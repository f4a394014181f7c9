using System.Diagnostics;
using System.Globalization;

namespace Interpreter.Pooling;

/// <summary>The model's process.</summary>
internal sealed class ModelProcess : IDisposable
{
    private readonly Process _process;

    private ModelProcess(Process process, int port, string certificate) => (_process, Port, Certificate) = (process, port, certificate);

    public int Port { get; }

    /// <summary>The hash of its certificate, which is of its own making.</summary>
    public string Certificate { get; }

    public static async Task<ModelProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ModelProcess).Assembly.Location);
        }

        start.ArgumentList.Add("serve");
        var process = Process.Start(start)!;
        var said = (await process.StandardOutput.ReadLineAsync())!.Split(' ');
        return new(process, int.Parse(said[0], CultureInfo.InvariantCulture), said[1]);
    }

    /// <summary>How many connections it has taken, and its CPU in ms.</summary>
    public async Task<(int Connections, double Cpu)> AskAsync()
    {
        await _process.StandardInput.WriteLineAsync("?");
        await _process.StandardInput.FlushAsync();
        var said = (await _process.StandardOutput.ReadLineAsync())!.Split(' ');
        return (int.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
