using System.ComponentModel;
using System.Diagnostics;

namespace Interpreter.GeminiSimulator.Tests.Kit;

/// <summary>The Node.js project beside the tests' assembly.</summary>
internal static class NodeProject
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "sdk");

    /// <summary>Installs what package-lock.json names, unless it is there; skips the test where Node.js is missing.</summary>
    public static async Task InstallAsync()
    {
        if (!await RunsAsync("node") || !await RunsAsync("npm"))
        {
            Assert.Skip("Node.js is missing: install Node.js 20 or later with npm, and put both on the PATH.");
        }

        // npm writes this file last.
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    /// <returns>What the program printed.</returns>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).WaitAsync(_patience, TimeProvider.System, cancellation);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed: {await errors}");
        return await output;
    }

    private static async Task<bool> RunsAsync(string program)
    {
        try
        {
            await RunAsync(program, "--version");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
