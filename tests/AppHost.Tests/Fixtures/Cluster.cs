using Microsoft.Extensions.Logging.Abstractions;

namespace Interpreter.AppHost.Tests.Fixtures;

/// <summary>The application as the app host describes it; nothing of it runs.</summary>
internal static class Cluster
{
    /// <param name="settings">Of the app host, as on its command line: "--GEMINI_API_KEY=…".</param>
    public static IDistributedApplicationBuilder Describe(params string[] settings)
    {
        // The password that the app host otherwise keeps among the user's secrets.
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--Parameters:postgres-password=secret", .. settings],
            DisableDashboard = true,
        });
        builder.AddInterpreter();
        return builder;
    }

    public static T Get<T>(this IDistributedApplicationBuilder builder, string name)
        where T : IResource => builder.Resources.OfType<T>().Single(resource => resource.Name == name);

    /// <summary>The arguments and the environment of a program, with references to other resources in braces.</summary>
    public static async Task<(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)> StartAsync(
        this IDistributedApplicationBuilder builder, string name)
    {
        var start = await ExecutionConfigurationBuilder.Create(builder.Get<ProjectResource>(name))
            .WithArgumentsConfig()
            .WithEnvironmentVariablesConfig()
            .BuildAsync(new(DistributedApplicationOperation.Publish), NullLogger.Instance, TestContext.Current.CancellationToken);
        Assert.Null(start.Exception);
        return ([.. start.Arguments.Select(argument => argument.Value)], start.EnvironmentVariables.ToDictionary());
    }
}
