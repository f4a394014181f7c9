using Interpreter.GeminiSimulator;
using Interpreter.GeminiSimulator.Speech;
using Interpreter.Hosting.Settings;

namespace Interpreter.Hosting.Upstream;

/// <summary>Starts the simulator that answers when there is no key.</summary>
internal static class SimulatorStart
{
    /// <exception cref="StartupException">The phrasebook can't be read.</exception>
    public static async Task<GeminiSimulatorServer> StartAsync(
        HostSettings settings, GeminiSimulatorOptions? options, CancellationToken cancellationToken)
    {
        options ??= new();
        try
        {
            return await GeminiSimulatorServer.StartAsync(
                settings.SimulatorPhrasebook is { } folder ? options with { Phrasebook = folder } : options, cancellationToken);
        }
        catch (PhrasebookException exception)
        {
            throw new StartupException($"{SettingNames.SimulatorPhrasebook}: {exception.Message}", exception);
        }
    }
}
