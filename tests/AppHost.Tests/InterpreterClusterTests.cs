using Interpreter.AppHost.Tests.Fixtures;
using Interpreter.Hosting.Settings;

namespace Interpreter.AppHost.Tests;

public sealed class InterpreterClusterTests
{
    private const string Key = "--GEMINI_API_KEY=a-key";

    private static readonly string[] Servers = ["silo-1", "silo-2", "silo-3", "gateway-1", "gateway-2", "gateway-3"];

    public static TheoryData<string> AllServers => [.. Servers];

    [Fact]
    public void Two_silos_and_two_gateways_start_and_one_of_each_waits_for_an_operator()
    {
        var cluster = Cluster.Describe(Key);
        var projects = cluster.Resources.OfType<ProjectResource>().ToList();
        Assert.Equal(["schema", .. Servers], projects.Select(project => project.Name));
        Assert.Equal(
            ["silo-3", "gateway-3"],
            projects.Where(project => project.Annotations.OfType<ExplicitStartupAnnotation>().Any()).Select(project => project.Name));
    }

    [Theory]
    [MemberData(nameof(AllServers))]
    public void A_server_starts_when_the_schema_is_complete_and_is_asked_whether_it_is_ready(string name)
    {
        var cluster = Cluster.Describe(Key);
        var server = cluster.Get<ProjectResource>(name);
        var wait = Assert.Single(server.Annotations.OfType<WaitAnnotation>(), wait => wait.WaitType is WaitType.WaitForCompletion);
        Assert.Equal("schema", wait.Resource.Name);
        Assert.Contains("/ready", Assert.Single(server.Annotations.OfType<HealthCheckAnnotation>()).Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_made_by_the_silos_program_once_the_database_is_there()
    {
        var cluster = Cluster.Describe(Key);
        var schema = cluster.Get<ProjectResource>("schema");
        Assert.Contains(schema.Annotations.OfType<WaitAnnotation>(), wait => wait is { WaitType: WaitType.WaitUntilHealthy, Resource.Name: "interpreter" });
        Assert.Equal(["schema"], (await cluster.StartAsync("schema")).Arguments);
        Assert.Equal(Program("silo-1"), Program("schema"));

        string Program(string name) => cluster.Get<ProjectResource>(name).GetProjectMetadata().ProjectPath;
    }

    [Fact]
    public async Task All_share_one_database()
    {
        var cluster = Cluster.Describe(Key);
        foreach (var name in Servers.Append("schema"))
        {
            var (_, environment) = await cluster.StartAsync(name);
            Assert.StartsWith("postgresql://", environment["DATABASE_URL"], StringComparison.Ordinal);
            Assert.EndsWith("/interpreter", environment["DATABASE_URL"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(AllServers))]
    public async Task A_key_goes_to_all_as_a_secret_and_no_simulator_runs(string name)
    {
        var cluster = Cluster.Describe(Key);
        Assert.True(cluster.Get<ParameterResource>("gemini-api-key").Secret);
        var (_, environment) = await cluster.StartAsync(name);
        Assert.Equal("{gemini-api-key.value}", environment["GEMINI_API_KEY"]);
        Assert.DoesNotContain("GEMINI_BASE_URL", environment.Keys);
    }

    [Theory]
    [MemberData(nameof(AllServers))]
    public async Task Without_a_key_one_simulator_answers_all(string name)
    {
        var cluster = Cluster.Describe();
        var (_, environment) = await cluster.StartAsync(name);
        Assert.Equal("{simulator.bindings.http.url}", environment["GEMINI_BASE_URL"]);
        Assert.Equal("simulated", environment["GEMINI_API_KEY"]);
        Assert.Contains(cluster.Get<ProjectResource>(name).Annotations.OfType<WaitAnnotation>(), wait => wait.Resource.Name == "simulator");
    }

    [Theory]
    [InlineData("gateway-1")]
    [InlineData("gateway-3")]
    public void A_gateway_waits_for_no_silo_as_any_may_be_drained_when_it_starts_again(string name) => Assert.DoesNotContain(
        Cluster.Describe(Key).Get<ProjectResource>(name).Annotations.OfType<WaitAnnotation>(),
        wait => wait.Resource.Name.StartsWith("silo", StringComparison.Ordinal));

    [Fact]
    public async Task Each_gateway_has_an_address_of_its_own_for_clients()
    {
        var cluster = Cluster.Describe(Key);
        var endpoints = Servers.Where(name => name.StartsWith("gateway", StringComparison.Ordinal))
            .Select(name => Assert.Single(cluster.Get<ProjectResource>(name).Annotations.OfType<EndpointAnnotation>()))
            .ToList();
        Assert.All(endpoints, endpoint => Assert.True(endpoint.IsExternal));
        Assert.Equal([8001, 8002, 8003], endpoints.Select(endpoint => endpoint.Port ?? 0));
        Assert.Equal("{gateway-1.bindings.http.targetPort}", (await cluster.StartAsync("gateway-1")).Environment["PORT"]);
    }

    [Theory]
    [MemberData(nameof(AllServers))]
    public void Traces_go_to_the_dashboard(string name) =>
        Assert.NotEmpty(Cluster.Describe(Key).Get<ProjectResource>(name).Annotations.OfType<OtlpExporterAnnotation>());

    [Fact]
    public void Every_variable_is_a_setting_of_the_programs()
    {
        string[] given = [Variables.DatabaseUrl, Variables.GeminiApiKey, Variables.GeminiBaseUrl, Variables.Port, Variables.SiloHealthPort];
        Assert.Subset(SettingNames.All.ToHashSet(), given.ToHashSet());
    }
}
