using System.Runtime.CompilerServices;
using Interpreter.Core.Sessions;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Listening;

/// <summary>A session on a silo as this process hears it for its listeners. When the silo is lost it finds the session again.</summary>
internal sealed class ListeningFeed(IGrainFactory grains, Guid key, GatewayOptions options, TimeProvider time, ClusterMetrics metrics)
{
    /// <summary>Tells the session how many listen here. A count that does not arrive is told again with the next.</summary>
    public async ValueTask CountAsync(SessionCommand.CountListeners count, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<ISessionGrain>(key).SendAsync(WireCommand.Of(count)).WaitAsync(options.CallTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            metrics.SiloLost(exception);
        }
    }

    /// <summary>As <see cref="Core.Sessions.ISession.ListenAsync"/>.</summary>
    public async IAsyncEnumerable<SessionOutput> ListenAsync(int share, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (isAttached, lostAt) = (false, time.GetTimestamp());
        while (true)
        {
            await using var reading = new DirectReading(grains.GetGrain<IListenedGrain>(key), share, after, cancellationToken);
            while (await reading.MoveNextAsync())
            {
                lostAt = time.GetTimestamp();
                after = Math.Max(after, reading.Current.Sequence);
                if (reading.Current is not SessionOutput.Attached || !isAttached)
                {
                    isAttached = true;
                    yield return reading.Current;
                }

                if (reading.Current is SessionOutput.StateChanged { State: SessionState.Closed } or SessionOutput.Unshared)
                {
                    yield break;
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            if ((reading.Attached is null && !reading.IsLost) || time.GetElapsedTime(lostAt) > options.SearchTimeout)
            {
                yield break;
            }

            await Task.Delay(options.RetryDelay, time, cancellationToken);
        }
    }
}
