using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.AppHost.Commands;

/// <summary>Starts one more of a kind.</summary>
internal static class AddCommand
{
    public const string Name = "add";

    /// <summary>Adds the command to a resource.</summary>
    /// <param name="resource">Where the operator finds it.</param>
    /// <param name="label">What it is called there.</param>
    /// <param name="kin">All of the kind, in the order in which they are started.</param>
    public static IResourceBuilder<ProjectResource> WithAdd(
        this IResourceBuilder<ProjectResource> resource, string label, IReadOnlyList<IResourceBuilder<ProjectResource>> kin) =>
        resource.WithCommand(Name, label, context => AddAsync(context, kin), new()
        {
            Description = "Starts the next one that does not run.",
            IconName = "Add",
        });

    private static async Task<ExecuteCommandResult> AddAsync(ExecuteCommandContext context, IReadOnlyList<IResourceBuilder<ProjectResource>> kin)
    {
        var resources = context.ServiceProvider.GetRequiredService<ResourceNotificationService>();
        var idle = kin.FirstOrDefault(one => resources.TryGetCurrentState(one.Resource.Name, out var state) && state.Snapshot.IsIdle());
        return idle is null
            ? CommandResults.Failure($"All {kin.Count} run. More than that belong on more machines: see docs/operations.md.")
            : await context.ServiceProvider.GetRequiredService<ResourceCommandService>()
                .ExecuteCommandAsync(idle.Resource, KnownResourceCommands.StartCommand, context.CancellationToken);
    }
}
