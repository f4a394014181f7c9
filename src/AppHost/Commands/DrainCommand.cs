namespace Interpreter.AppHost.Commands;

/// <summary>The command that takes a silo out of the cluster.</summary>
internal static class DrainCommand
{
    public const string Name = "drain";

    /// <summary>Adds the command to a silo.</summary>
    /// <param name="silo">The one to drain.</param>
    /// <param name="silos">All; one of the others must be there to take over.</param>
    public static IResourceBuilder<ProjectResource> WithDrain(
        this IResourceBuilder<ProjectResource> silo, IReadOnlyList<IResourceBuilder<ProjectResource>> silos)
    {
        var drain = new SiloDrain(silo.Resource, [.. silos.Select(other => other.Resource).Where(other => other != silo.Resource)]);
        return silo.WithCommand(Name, "Drain", drain.RunAsync, new()
        {
            Description = "Hands the sessions over to the other silos, then stops this one.",
            ConfirmationMessage = $"Hand the sessions of {silo.Resource.Name} over, and stop it?",
            IconName = "ArrowExit",
            IsHighlighted = true,
            UpdateState = context => context.ResourceSnapshot.IsReady() ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
        });
    }
}
