namespace Interpreter.ServiceDefaults.Health;

/// <summary>The answer to a health check.</summary>
/// <param name="Status">A word.</param>
internal sealed record HealthStatus(string Status)
{
    /// <summary>All is well: the earlier interpreter's answer.</summary>
    public static HealthStatus Ok { get; } = new("ok");

    /// <summary>The host takes no sessions now.</summary>
    public static HealthStatus Unavailable { get; } = new("unavailable");
}
