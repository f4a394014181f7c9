namespace Interpreter.AppHost;

/// <summary>What answers the sessions: Gemini, or where no key is given the simulator.</summary>
/// <param name="Key">The key; null for the simulator.</param>
/// <param name="Simulator">The simulator; null where there is a key.</param>
internal sealed record Upstream(IResourceBuilder<ParameterResource>? Key, IResourceBuilder<ProjectResource>? Simulator)
{
    // Any key will do for the simulator.
    private const string SimulatedKey = "simulated";

    /// <summary>Takes the key from the environment, the command line or the user's secrets, or adds the simulator.</summary>
    public static Upstream Add(IDistributedApplicationBuilder builder) => builder.Configuration[Variables.GeminiApiKey] is { Length: > 0 } key
        ? new(builder.AddParameter("gemini-api-key", key, secret: true), null)
        : new(null, builder.AddProject<Projects.GeminiSimulator>("simulator").WithHttpEndpoint(env: Variables.SimulatorPort));

    /// <summary>Tells a program where Gemini is.</summary>
    public IResourceBuilder<ProjectResource> Tell(IResourceBuilder<ProjectResource> project) => this switch
    {
        { Key: { } key } => project.WithEnvironment(Variables.GeminiApiKey, key),
        { Simulator: { } simulator } => project
            .WithEnvironment(Variables.GeminiApiKey, SimulatedKey)
            .WithEnvironment(Variables.GeminiBaseUrl, simulator.GetEndpoint("http"))
            .WaitFor(simulator),
        _ => project,
    };
}
