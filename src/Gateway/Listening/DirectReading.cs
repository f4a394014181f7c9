using Interpreter.Core.Sessions;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Listening;

/// <summary>One reading of a session's outputs from its grain, until the session ends or its silo is lost.</summary>
internal sealed class DirectReading(IListenedGrain grain, int share, long after, CancellationToken cancellationToken) : IAsyncDisposable
{
    // A grain's answer carries at most this many outputs: a second of voice in pieces of 40 ms, with its captions.
    private const int BatchSize = 32;

    private readonly IAsyncEnumerator<WireOutput> _outputs =
        grain.ListenAsync(share, after, cancellationToken).WithBatchSize(BatchSize).GetAsyncEnumerator(cancellationToken);

    /// <summary>The newest output.</summary>
    public SessionOutput Current { get; private set; } = null!;

    /// <summary>Where the session stands; null: it is over, or not shared under that number, or its silo is lost.</summary>
    public SessionOutput.Attached? Attached { get; private set; }

    /// <summary>Whether the silo is lost.</summary>
    public bool IsLost { get; private set; }

    /// <returns>False: nothing more comes.</returns>
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            while (await _outputs.MoveNextAsync())
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
        try
        {
            await _outputs.DisposeAsync();
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            // Gone already, and its enumerator with it.
        }
    }
}
