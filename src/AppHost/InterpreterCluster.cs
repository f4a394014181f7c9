using Interpreter.AppHost.Commands;

namespace Interpreter.AppHost;

/// <summary>The whole product on one machine: database, silos, gateways, and a simulated Gemini where no key is given.</summary>
internal static class InterpreterCluster
{
    // Of the same major version as deploy/compose.yaml: a volume can't be read by another.
    private const string PostgresTag = "17.6";

    // Started with the rest, and kept for an operator to add.
    private const int Started = 2;
    private const int Spare = 1;

    private const int FirstGatewayPort = 8001;

    /// <summary>Adds all parts, each waiting for what it needs.</summary>
    /// <remarks>
    /// Silos and gateways are resources of their own rather than replicas of one: each has its own address, health and commands.
    /// Orleans is configured by the programs themselves, from the database's address, as without Aspire.
    /// </remarks>
    public static void AddInterpreter(this IDistributedApplicationBuilder builder)
    {
        var database = builder.AddPostgres("postgres").WithImageTag(PostgresTag).WithDataVolume().AddDatabase("interpreter");
        var schema = builder.AddProject<Projects.Silo>("schema")
            .WithArgs("schema")
            .WithDatabase(database)
            .WaitFor(database);
        var gemini = Upstream.Add(builder);

        var silos = Many("silo", (name, _) => gemini.Tell(builder.AddProject<Projects.Silo>(name))
            .WithDatabase(database)
            .WithHttpEndpoint(env: Variables.SiloHealthPort)
            .WithHealth()
            .WaitForCompletion(schema));

        // They wait for no silo: a gateway serves, and says that it is not ready, until it finds one.
        var gateways = Many("gateway", (name, number) => gemini.Tell(builder.AddProject<Projects.Gateway>(name))
            .WithDatabase(database)
            .WithHttpEndpoint(port: FirstGatewayPort + number, env: Variables.Port)
            .WithExternalHttpEndpoints()
            .WithHealth()
            .WaitForCompletion(schema));

        foreach (var silo in silos)
        {
            silo.WithDrain(silos).WithAdd("Add a silo", silos);
        }

        foreach (var gateway in gateways)
        {
            gateway.WithAdd("Add a gateway", gateways);
        }
    }

    private static List<IResourceBuilder<ProjectResource>> Many(string name, Func<string, int, IResourceBuilder<ProjectResource>> add)
    {
        var all = Enumerable.Range(0, Started + Spare).Select(number => add($"{name}-{number + 1}", number)).ToList();
        foreach (var spare in all.Skip(Started))
        {
            spare.WithExplicitStart();
        }

        return all;
    }

    private static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> project, IResourceBuilder<PostgresDatabaseResource> database) =>
        project.WithEnvironment(Variables.DatabaseUrl, database.Resource.UriExpression).WithReferenceRelationship(database);

    private static IResourceBuilder<ProjectResource> WithHealth(this IResourceBuilder<ProjectResource> project) =>
        project.WithHttpHealthCheck("/ready");
}
