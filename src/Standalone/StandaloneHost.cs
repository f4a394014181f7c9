using System.Net.Sockets;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.GeminiSimulator;
using Interpreter.Standalone.Limits;
using Interpreter.Standalone.Logging;
using Interpreter.Standalone.Settings;
using Interpreter.Standalone.Storage;
using Interpreter.Standalone.Upstream;
using Interpreter.Storage;
using Interpreter.Web.Accounts;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Interpreter.Standalone;

/// <summary>The interpreter in one process: page, socket, sessions, and the simulator where there is no key.</summary>
public sealed partial class StandaloneHost : IAsyncDisposable
{
    // Longer than the relay's closing of sockets (3 s), shorter than an orchestrator's grace (usually 10 or 30 s).
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly Store _store;

    private StandaloneHost(WebApplication app, Store store, GeminiSimulatorServer? simulator, Uri address) =>
        (_app, _store, Simulator, Address) = (app, store, simulator, address);

    /// <summary>The address that a browser on this machine opens, with the port that was bound.</summary>
    public Uri Address { get; }

    /// <summary>The simulator that answers in place of Gemini; null when there is a key.</summary>
    public GeminiSimulatorServer? Simulator { get; }

    /// <summary>The server's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server.</summary>
    /// <param name="args">Settings, as on the command line: "--PORT", "0".</param>
    /// <param name="overrides">What to replace; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">A setting has no valid value, or the address is taken.</exception>
    public static async Task<StandaloneHost> StartAsync(
        IReadOnlyList<string> args, StandaloneOverrides? overrides = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        overrides ??= new();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Published or not, the page and the recordings lie beside the program; the working directory is the user's.
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(StandaloneHost).Assembly.GetName().Name,
        });
        SettingSources.Use(builder.Configuration, args, overrides.IgnoreEnvironment ? null : Environment.CurrentDirectory);
        var settings = SettingsLoader.Load(builder.Configuration);

        var store = await StoreStart.OpenAsync(settings.Storage, overrides.Time ?? TimeProvider.System, cancellationToken);
        GeminiSimulatorServer? simulator = null;
        try
        {
            simulator = settings.Credential is null ? await SimulatorStart.StartAsync(settings, overrides.Simulator, cancellationToken) : null;
            AddServices(builder, settings, overrides, simulator?.BaseAddress);
            builder.Services.AddStore(store, settings.Storage);
            overrides.Services?.Invoke(builder.Services);
            var app = builder.Build();
            app.UseInterpreterWeb();
            app.MapServiceDefaults();
            return new(app, store, simulator, await ListenAsync(app, settings, cancellationToken));
        }
        catch
        {
            await (simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the server was told to stop, and has: Ctrl+C, SIGTERM, or <see cref="DisposeAsync"/>.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Closes every socket with 1001 and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await (Simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _store.DisposeAsync();
    }

    private static void AddServices(WebApplicationBuilder builder, StandaloneSettings settings, StandaloneOverrides overrides, Uri? simulator)
    {
        builder.Environment.EnvironmentName = settings.Debug ? Environments.Development : Environments.Production;
        builder.Logging.UseLogSettings(settings.Log);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Listen.Url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        // Nothing on the path of a frame blocks, so it may run on the socket's own thread.
        services.Configure<SocketTransportOptions>(transport => transport.UnsafePreferInlineScheduling = true);
        services.AddSingleton(overrides.Time ?? TimeProvider.System);
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [.. settings.AllowedHosts]);
        services.AddGemini(settings, simulator);
        services.AddSingleton(settings.Sessions);
        services.AddSingleton<SessionMetrics>();
        services.AddSingleton<ISessionObserver, SessionLog>();
        services.AddLimits(settings.Users);
        services.AddSingleton<ISessionDirectory, LocalSessionDirectory>();
        services.AddInterpreterWeb(settings.Web);
        AddServiceDefaults(builder);
    }

    private static void AddServiceDefaults(WebApplicationBuilder builder)
    {
        try
        {
            builder.AddServiceDefaults("interpreter");
        }
        catch (FormatException exception)
        {
            throw new StartupException(exception.Message, exception);
        }
    }

    private static async Task<Uri> ListenAsync(WebApplication app, StandaloneSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await AddAdministratorAsync(app, settings.Administrator, cancellationToken);
            await app.StartAsync(cancellationToken);
        }
        catch (StartupException)
        {
            await app.DisposeAsync();
            throw;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new StartupException(
                $"The server can't listen on {settings.Listen.Url}: {exception.InnerException?.Message ?? exception.Message}. Use another HOST or PORT (0 takes a free one), or stop what uses it.",
                exception);
        }

        var address = settings.Listen.ToOpen(new Uri(app.Urls.First()).Port);
        Started(app.Logger, address, settings.Credential is null ? "Simulated Gemini: set GEMINI_API_KEY for the real one." : "Sessions go to Gemini.");
        return address;
    }

    private static async Task AddAdministratorAsync(WebApplication app, AdministratorSettings? administrator, CancellationToken cancellationToken)
    {
        if (administrator is null)
        {
            return;
        }

        var (username, password) = await FirstAdministrator.EnsureAsync(app.Services, administrator.Username, administrator.Password, cancellationToken);
        if (username is not null)
        {
            throw new StartupException($"{SettingNames.AdminUsername} is \"{administrator.Username}\": {username}");
        }

        if (password is not null)
        {
            throw new StartupException($"{SettingNames.AdminPassword}: {password}");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The interpreter listens on {Address}. {Upstream}")]
    private static partial void Started(ILogger logger, Uri address, string upstream);
}
