using Interpreter.Core.Sessions;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Cluster;

/// <summary>One attachment to a session's grain, until the session ends or its silo is lost.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly Uplink _uplink;
    private readonly CancellationTokenSource _ending;
    private readonly IAsyncEnumerator<WireOutput> _outputs;
    private Task _sending = Task.CompletedTask;

    public Follower(ISessionGrain grain, Uplink uplink, Heard heard, int batchSize, CancellationToken cancellationToken)
    {
        _uplink = uplink;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _outputs = grain.FollowAsync(heard, _ending.Token).WithBatchSize(batchSize).GetAsyncEnumerator(_ending.Token);
    }

    /// <summary>The newest output.</summary>
    public SessionOutput Current { get; private set; } = null!;

    /// <summary>Sends what the client says, from now on.</summary>
    public void StartUplink() => _sending = SendAsync();

    /// <returns>False: the session let go, or its silo is lost.</returns>
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            while (await _outputs.MoveNextAsync())
            {
                // A kind that this version does not know is passed over.
                if (_outputs.Current.Read() is { } output)
                {
                    Current = output;
                    return true;
                }
            }

            return false;
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _sending;
        try
        {
            await _outputs.DisposeAsync();
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            // Gone already, and its enumerator with it.
        }

        _ending.Dispose();
    }

    private async Task SendAsync()
    {
        await _uplink.RunAsync(_ending.Token);

        // The session can't be reached: there is nothing to follow.
        await _ending.CancelAsync();
    }
}
