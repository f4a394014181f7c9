using Interpreter.Standalone;
using Interpreter.Testing;

namespace Interpreter.Pages.Tests.Support;

/// <summary>The interpreter as users run it, in this process, with the simulator behind it.</summary>
public sealed class InterpreterHost : IAsyncLifetime
{
    private StandaloneHost? _host;

    public Uri Address => _host!.Address;

    public async ValueTask InitializeAsync() => _host = await StandaloneHost.StartAsync(
        ["--HOST", "127.0.0.1", "--PORT", "0", "--DATA_DIR", Scratch.NewFolder(), "--AUTH_REQUESTS_PER_MINUTE", "100000", "--ADMIN_USERNAME", SitePage.Administrator, "--ADMIN_PASSWORD", SitePage.Password],
        new() { IgnoreEnvironment = true },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
