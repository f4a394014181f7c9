using Interpreter.Core.Sessions;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Listening;

/// <summary>One reading of a session's outputs from its grain. What does not come within the time of a call is lost with its silo.</summary>
internal sealed class DirectReading : IAsyncDisposable
{
    // A grain's answer carries at most this many outputs: a second of voice in pieces of 40 ms, with its captions.
    private const int BatchSize = 32;

    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ending;
    private readonly IAsyncEnumerator<WireOutput> _outputs;
    private Task<bool> _next = Task.FromResult(false);

    public DirectReading(IListenedGrain grain, int share, long after, GatewayOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        (_options, _time) = (options, time);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _outputs = grain.ListenAsync(share, after, _ending.Token).WithBatchSize(BatchSize).GetAsyncEnumerator(_ending.Token);
    }

    /// <summary>The newest output.</summary>
    public SessionOutput Current { get; private set; } = null!;

    /// <summary>Where the session stands: the first output; null where it is over, not shared under that number, or its silo is lost.</summary>
    public SessionOutput.Attached? Attached { get; private set; }

    /// <summary>Whether the silo is lost.</summary>
    public bool IsLost { get; private set; }

    /// <returns>False: nothing more comes.</returns>
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            while (await NextAsync())
            {
                // A kind that this version does not know is passed over.
                if (_outputs.Current.Read() is { } output)
                {
                    Attached ??= output as SessionOutput.Attached;
                    Current = output;
                    return true;
                }
            }
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            IsLost = true;
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private Task<bool> NextAsync()
    {
        _next = _outputs.MoveNextAsync().AsTask();
        return _next.WaitAsync(_options.CallTimeout, _time, _ending.Token);
    }
}
