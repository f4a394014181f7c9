using OrleansSilo = Orleans.Runtime.Silo;

namespace Interpreter.Silo.Clustering;

/// <summary>
/// Hands everything over before anything else stops, so that health checks are answered meanwhile: alive, and not ready.
/// Registered before the readiness latch, which is cleared first: hosts stop in reverse.
/// </summary>
internal sealed class Drain(IServiceProvider services) : IHostedLifecycleService
{
    private bool _hasStarted;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _hasStarted = true;
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        _hasStarted ? services.GetRequiredService<OrleansSilo>().StopAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
