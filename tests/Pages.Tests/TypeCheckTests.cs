using System.Diagnostics;
using Interpreter.Pages.Tests.Support;

namespace Interpreter.Pages.Tests;

public sealed class TypeCheckTests
{
    [Fact]
    public async Task The_types_of_the_page_agree()
    {
        var node = Repository.FindProgram("node");
        var npm = Repository.FindProgram("npm");
        if (node is null || npm is null)
        {
            Assert.Skip("Node.js is missing: install it with npm (Debian: apt-get install nodejs npm).");
        }

        var compiler = Path.Combine(Repository.PageChecks, "node_modules", "typescript", "bin", "tsc");
        if (!File.Exists(compiler))
        {
            var (installed, output) = await RunAsync(npm, ["ci", "--no-audit", "--no-fund"]);
            Assert.True(installed == 0, $"npm ci failed in {Repository.PageChecks}:\n{output}");
        }

        var (code, report) = await RunAsync(node, [compiler, "--project", Repository.PageChecks]);
        Assert.True(code == 0, report);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.PageChecks,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
