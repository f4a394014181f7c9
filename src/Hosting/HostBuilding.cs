using System.Reflection;
using Interpreter.Hosting.Logging;
using Interpreter.Hosting.Settings;

namespace Interpreter.Hosting;

/// <summary>How every program that serves begins: settings, log, clock, telemetry.</summary>
internal static class HostBuilding
{
    /// <summary>Makes a builder that reads our settings, and nothing else.</summary>
    /// <param name="program">The program's assembly.</param>
    /// <param name="args">Settings, as on the command line.</param>
    /// <param name="overrides">What to replace.</param>
    /// <exception cref="StartupException">A source of settings can't be read.</exception>
    public static WebApplicationBuilder Create(Assembly program, IReadOnlyList<string> args, HostOverrides overrides)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Published or not, the page and the recordings lie beside the program; the working directory is the user's.
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = program.GetName().Name,
        });
        SettingSources.Use(builder.Configuration, args, overrides.IgnoreEnvironment ? null : Environment.CurrentDirectory);
        return builder;
    }

    /// <summary>Adds what every program has.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="overrides">What to replace.</param>
    /// <param name="service">What the process is called in telemetry.</param>
    /// <param name="shutdown">How long the host may take to stop.</param>
    /// <exception cref="StartupException">An OTEL_ variable has no valid value.</exception>
    public static void AddBasics(
        this WebApplicationBuilder builder, HostSettings settings, HostOverrides overrides, string service, TimeSpan shutdown)
    {
        builder.Environment.EnvironmentName = settings.Debug ? Environments.Development : Environments.Production;
        builder.Logging.UseLogSettings(settings.Log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = shutdown);
        builder.Services.AddSingleton(overrides.Time ?? TimeProvider.System);
        try
        {
            builder.AddServiceDefaults(service);
        }
        catch (FormatException exception)
        {
            throw new StartupException(exception.Message, exception);
        }
    }
}
