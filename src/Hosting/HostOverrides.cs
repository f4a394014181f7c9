using Interpreter.GeminiSimulator;

namespace Interpreter.Hosting;

/// <summary>What a program that starts the server inside itself, such as a test, may replace.</summary>
public sealed record HostOverrides
{
    /// <summary>Changes services after the server's own were registered.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>The simulator that answers when there is no key; null for the settings' one.</summary>
    public GeminiSimulatorOptions? Simulator { get; init; }

    /// <summary>The clock of sessions and sockets; null for the system's.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>True: only the arguments count; neither .env, appsettings.json nor the environment are read.</summary>
    public bool IgnoreEnvironment { get; init; }
}
