using Microsoft.Extensions.Hosting;

namespace Interpreter.ServiceDefaults.Health;

/// <summary>Whether the host takes sessions: set when everything has started, cleared when it begins to stop.</summary>
internal sealed class ReadinessLatch : IHostedLifecycleService
{
    private volatile bool _isReady;

    public bool IsReady => _isReady;

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
