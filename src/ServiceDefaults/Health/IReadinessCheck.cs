namespace Interpreter.ServiceDefaults.Health;

/// <summary>What else a host needs to take sessions, once it has started. Registered as a service, as often as there is something.</summary>
public interface IReadinessCheck
{
    /// <summary>Whether it is there now. Asked at every probe: must be quick.</summary>
    bool IsReady { get; }
}
