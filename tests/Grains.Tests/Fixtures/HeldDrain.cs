namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>Holds a silo that stops where it takes no sessions any more and has not told the cluster yet, until a test lets it go on.</summary>
internal sealed class HeldDrain : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _held;

    /// <summary>Completes when it takes no sessions any more.</summary>
    public Task Reached => _reached.Task;

    /// <summary>From now on it is held.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets it go on.</summary>
    public void Release() => _held?.TrySetResult();

    // Stages stop in reverse: sessions are refused from the one before, and what comes after tells the cluster.
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(HeldDrain), ServiceLifecycleStage.Active, static _ => Task.CompletedTask, StopAsync);

    private Task StopAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _held?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }
}
