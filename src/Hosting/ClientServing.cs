using System.Net.Sockets;
using Interpreter.Hosting.Settings;
using Interpreter.Web.Accounts;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Interpreter.Hosting;

/// <summary>What hosts that clients reach have in common.</summary>
internal static class ClientServing
{
    /// <summary>Longer than the relay's closing of sockets (3 s), shorter than an orchestrator's grace (usually 10 or 30 s).</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds the socket, the HTTP API and the page.</summary>
    public static void AddClients(this WebApplicationBuilder builder, HostSettings settings)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Listen.Url);
        // Nothing on the path of a frame blocks, so it may run on the socket's own thread.
        builder.Services.Configure<SocketTransportOptions>(transport => transport.UnsafePreferInlineScheduling = true);
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [.. settings.AllowedHosts]);
        builder.Services.AddInterpreterWeb(settings.Web);
    }

    /// <summary>Starts a host; one that can't start is disposed of.</summary>
    /// <returns>The address that a browser on this machine opens.</returns>
    /// <exception cref="StartupException">The address is taken, or the first administrator's name or password won't do.</exception>
    public static async Task<Uri> ListenAsync(this WebApplication app, HostSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await AddAdministratorAsync(app, settings.Administrator, cancellationToken);
            await app.ListenAsync(settings.Listen, $"{SettingNames.Host} or {SettingNames.Port}", cancellationToken);
            return settings.Listen.ToOpen(new Uri(app.Urls.First()).Port);
        }
        catch (StartupException)
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a host.</summary>
    /// <exception cref="StartupException">The address is taken.</exception>
    public static async Task ListenAsync(this WebApplication app, ListenAddress address, string settings, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new StartupException(
                $"The server can't listen on {address.Url}: {exception.InnerException?.Message ?? exception.Message}. Use another {settings} (0 takes a free one), or stop what uses it.",
                exception);
        }
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
}
