using System.Collections.Immutable;
using System.Diagnostics;
using Interpreter.AppHost.Commands;
using Interpreter.AppHost.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.AppHost.Tests.Commands;

/// <summary>The commands, on resources whose state the tests tell in the orchestrator's place.</summary>
public sealed class OperatorCommandTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IDistributedApplicationBuilder _cluster = Cluster.Describe("--GEMINI_API_KEY=a-key");
    private readonly DistributedApplication _app;

    public OperatorCommandTests() => _app = _cluster.Build();

    private ResourceNotificationService Resources => _app.Services.GetRequiredService<ResourceNotificationService>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_drained_silo_is_asked_to_end_and_awaited()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Processes can't be asked to end by a signal on Windows.");
        using var silo = Process.Start("sleep", "300");
        await TellAsync("silo-1", KnownResourceStates.Running, process: silo.Id);
        await TellAsync("silo-2", KnownResourceStates.Running);

        var drained = ExecuteAsync("silo-1", DrainCommand.Name);
        await silo.WaitForExitAsync(Cancelled).WaitAsync(Patience, TimeProvider.System, Cancelled);
        Assert.Equal(128 + 15, silo.ExitCode);
        Assert.False(drained.IsCompleted);
        Assert.Contains("already", (await ExecuteAsync("silo-1", DrainCommand.Name)).ErrorMessage, StringComparison.Ordinal);

        await TellAsync("silo-1", KnownResourceStates.Finished);
        Assert.True((await drained).Success);
    }

    [Theory]
    [InlineData("Starting")]
    [InlineData("Exited")]
    public async Task The_last_ready_silo_is_not_drained(string other)
    {
        using var silo = Process.Start("sleep", "300");
        try
        {
            await TellAsync("silo-1", KnownResourceStates.Running, process: silo.Id);
            await TellAsync("silo-2", other);

            var result = await ExecuteAsync("silo-1", DrainCommand.Name);
            Assert.False(result.Success);
            Assert.Contains("add one first", result.ErrorMessage, StringComparison.Ordinal);
            Assert.False(silo.HasExited);
        }
        finally
        {
            silo.Kill();
        }
    }

    [Fact]
    public async Task Nothing_is_added_where_all_run()
    {
        foreach (var name in new[] { "gateway-1", "gateway-2", "gateway-3" })
        {
            await TellAsync(name, KnownResourceStates.Running);
        }

        var result = await ExecuteAsync("gateway-1", AddCommand.Name);
        Assert.False(result.Success);
        Assert.Contains("All 3 run", result.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_starts_the_first_that_does_not_run()
    {
        await TellAsync("gateway-1", KnownResourceStates.Running);
        await TellAsync("gateway-2", KnownResourceStates.Running);
        await TellAsync("gateway-3", KnownResourceStates.NotStarted);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var spare = _cluster.Get<ProjectResource>("gateway-3");
        _cluster.CreateResourceBuilder(spare).WithCommand(KnownResourceCommands.StartCommand, "Start", _ =>
        {
            started.SetResult();
            return Task.FromResult(CommandResults.Success());
        });

        Assert.True((await ExecuteAsync("gateway-1", AddCommand.Name)).Success);
        await started.Task.WaitAsync(Patience, TimeProvider.System, Cancelled);
    }

    private Task<ExecuteCommandResult> ExecuteAsync(string name, string command) =>
        _app.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(_cluster.Get<ProjectResource>(name), command, Cancelled);

    private Task TellAsync(string name, string state, int? process = null) =>
        Resources.PublishUpdateAsync(_cluster.Get<ProjectResource>(name), before => before with
        {
            State = new(state, null),
            Properties = process is null ? [] : ImmutableArray.Create(new ResourcePropertySnapshot("executable.pid", process)),
        });
}
