using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Interpreter.AppHost.Commands;

/// <summary>What the commands ask of a resource.</summary>
internal static class ResourceStates
{
    // The name under which Aspire's snapshot of a program holds its process.
    private const string ProcessId = "executable.pid";

    /// <summary>It runs and takes work.</summary>
    public static bool IsReady(this CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus is HealthStatus.Healthy;

    /// <summary>It was never started, or has ended.</summary>
    public static bool IsIdle(this CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.NotStarted || snapshot.HasEnded();

    /// <summary>It has ended.</summary>
    public static bool HasEnded(this CustomResourceSnapshot snapshot) => KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text);

    /// <summary>The process of a program; null where none runs.</summary>
    public static int? Process(this CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == ProcessId)?.Value as int?;
}
