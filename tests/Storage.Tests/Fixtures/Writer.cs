using System.Diagnostics;

namespace Interpreter.Storage.Tests.Fixtures;

/// <summary>Starts tests/Storage.Writer as a process of its own.</summary>
internal static class Writer
{
    public static Process Start(params string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Interpreter.Storage.Writer.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
