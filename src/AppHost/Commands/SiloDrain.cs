using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.AppHost.Commands;

/// <summary>Takes a silo out of the cluster: it hands its sessions over, and ends.</summary>
/// <param name="silo">The silo.</param>
/// <param name="others">Those that may take over.</param>
internal sealed class SiloDrain(ProjectResource silo, IReadOnlyList<ProjectResource> others)
{
    // Well over what a silo takes at most by default (SILO_DRAIN_SECONDS).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private int _isUnderWay;

    public async Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
    {
        // A silo that is told for the second time ends at once.
        if (Interlocked.Exchange(ref _isUnderWay, 1) == 1)
        {
            return CommandResults.Failure($"{silo.Name} is handing its sessions over already.");
        }

        try
        {
            return await DrainAsync(context);
        }
        finally
        {
            Volatile.Write(ref _isUnderWay, 0);
        }
    }

    private async Task<ExecuteCommandResult> DrainAsync(ExecuteCommandContext context)
    {
        var resources = context.ServiceProvider.GetRequiredService<ResourceNotificationService>();
        if (!others.Any(other => resources.TryGetCurrentState(other.Name, out var state) && state.Snapshot.IsReady()))
        {
            return CommandResults.Failure("No other silo is ready to take the sessions: add one first.");
        }

        if (!resources.TryGetCurrentState(context.ResourceName, out var current) || current.Snapshot.Process() is not { } process)
        {
            return CommandResults.Failure($"{silo.Name} does not run.");
        }

        // No signal on Windows: Aspire's own stop asks the program to end, too.
        if (OperatingSystem.IsWindows())
        {
            return await context.ServiceProvider.GetRequiredService<ResourceCommandService>()
                .ExecuteCommandAsync(context.ResourceName, KnownResourceCommands.StopCommand, context.CancellationToken);
        }

        // Not by Aspire's stop, which kills what still lives six seconds after the signal (DCP's signalAndWaitTimeout): a silo may need more.
        using (var kill = Process.Start("kill", ["-TERM", process.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(context.CancellationToken);
        }

        return await EndedAsync(resources, context);
    }

    private async Task<ExecuteCommandResult> EndedAsync(ResourceNotificationService resources, ExecuteCommandContext context)
    {
        try
        {
            await resources.WaitForResourceAsync(silo.Name, change => change.Snapshot.HasEnded(), context.CancellationToken)
                .WaitAsync(Patience, context.ServiceProvider.GetRequiredService<TimeProvider>(), context.CancellationToken);
            return CommandResults.Success();
        }
        catch (TimeoutException)
        {
            return CommandResults.Failure(
                $"{silo.Name} still hands over after {Patience.TotalSeconds:0} s: its log says what it waits for. Stop ends it at once.");
        }
    }
}
