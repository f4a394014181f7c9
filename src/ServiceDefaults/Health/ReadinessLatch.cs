using Microsoft.Extensions.Hosting;

namespace Interpreter.ServiceDefaults.Health;

/// <summary>Whether the host takes sessions: set when everything has started, cleared when it begins to stop.</summary>
/// <param name="checks">What the host needs besides.</param>
internal sealed class ReadinessLatch(IEnumerable<IReadinessCheck> checks) : IHostedLifecycleService
{
    private readonly IReadinessCheck[] _checks = [.. checks];
    private volatile bool _isReady;

    public bool IsReady => _isReady && _checks.All(check => check.IsReady);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _isReady = true;
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isReady = false;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
