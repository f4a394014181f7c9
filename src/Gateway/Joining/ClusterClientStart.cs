using Interpreter.Grains;

namespace Interpreter.Gateway.Joining;

/// <summary>
/// Connects to the cluster while the gateway serves already, which by itself the client does not: the host would not listen
/// until a silo is there. And looks for silos while none is known: the client would do so only for a call, and who is not
/// ready is not called.
/// </summary>
internal sealed class ClusterClientStart(IClusterClient client, ClusterState state, TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
        if (state.HasStarted)
        {
            await ((IHostedService)client).StopAsync(cancellationToken);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ((IHostedService)client).StartAsync(cancellationToken);
            state.Start();
            using var timer = new PeriodicTimer(LookEvery, time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (!state.IsReady)
                {
                    await LookAsync(cancellationToken);
                }
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The gateway stops. What a client says that is stopped while it connects is no matter.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true).WaitAsync(LookEvery, time, cancellationToken);
        }
        catch (Exception exception) when (SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            // Still none.
        }
    }
}
