using Interpreter.GeminiSimulator;
using Interpreter.Hosting.Settings;
using Interpreter.Hosting.Storage;
using Interpreter.Hosting.Upstream;
using Interpreter.Storage;

namespace Interpreter.Hosting;

/// <summary>What a program that serves stands on, opened before it and closed after it: the store, and the simulator where there is no key.</summary>
internal sealed class HostResources : IAsyncDisposable
{
    private HostResources(Store store, GeminiSimulatorServer? simulator) => (Store, Simulator) = (store, simulator);

    public Store Store { get; }

    /// <summary>The simulator that answers in place of Gemini; null when there is a key.</summary>
    public GeminiSimulatorServer? Simulator { get; }

    /// <summary>Who answers, for people who start the program.</summary>
    public string Upstream => Simulator is not null ? "Simulated Gemini: set GEMINI_API_KEY for the real one." : "Sessions go to Gemini.";

    /// <exception cref="StartupException">The database can't be opened, or the simulator can't start.</exception>
    public static async Task<HostResources> OpenAsync(HostSettings settings, HostOverrides overrides, CancellationToken cancellationToken)
    {
        var store = await StoreStart.OpenAsync(settings.Storage, overrides.Time ?? TimeProvider.System, cancellationToken);
        try
        {
            return new(store, settings.Credential is null ? await SimulatorStart.StartAsync(settings, overrides.Simulator, cancellationToken) : null);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the program, and then what it stood on.</summary>
    public async ValueTask StopAsync(WebApplication app)
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (Simulator?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Store.DisposeAsync();
    }
}
