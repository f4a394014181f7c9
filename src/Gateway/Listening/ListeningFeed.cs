using System.Runtime.CompilerServices;
using Interpreter.Core.Sessions;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Listening;

/// <summary>
/// A session on a silo as this process hears it for all its listeners here: what it said before is read from its grain, what
/// it says from then on comes by its stream. What the stream loses, with a silo or a queue, is read from the grain again.
/// </summary>
internal sealed class ListeningFeed(IClusterClient cluster, Guid key, GatewayOptions options, TimeProvider time, ClusterMetrics metrics)
{
    private readonly IListenedGrain _grain = cluster.GetGrain<IListenedGrain>(key);

    /// <summary>Tells the session how many listen here. A count that does not arrive is told again with the next.</summary>
    public async ValueTask CountAsync(SessionCommand.CountListeners count, CancellationToken cancellationToken)
    {
        try
        {
            await _grain.CountAsync(count.Place, count.Count).WaitAsync(options.CallTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            metrics.SiloLost(exception);
        }
    }

    /// <summary>As <see cref="Core.Sessions.ISession.ListenAsync"/>.</summary>
    public async IAsyncEnumerable<SessionOutput> ListenAsync(int share, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = cluster.GetStreamProvider(ListeningStream.Provider).GetStream<ListenBatch>(ListeningStream.Of(key));
        await using var reception = new Reception(_grain, stream, share, options, time, metrics);
        var heard = new HeardByListeners(after);
        var isStarted = false;
        while (true)
        {
            await foreach (var output in CatchUpAsync(share, heard, cancellationToken))
            {
                yield return output;
            }

            if (heard.IsOver)
            {
                yield break;
            }

            reception.Has(heard.Last);
            if (!isStarted)
            {
                isStarted = true;
                await reception.StartAsync();
            }

            await foreach (var output in FollowAsync(reception, heard, cancellationToken))
            {
                yield return output;
            }

            if (heard.IsOver)
            {
                yield break;
            }
        }
    }

    // Until the grain has nothing more that was said before it was asked. Its silo may just be lost.
    private async IAsyncEnumerable<SessionOutput> CatchUpAsync(int share, HeardByListeners heard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        while (time.GetElapsedTime(startedAt) <= options.SearchTimeout)
        {
            await using var reading = new DirectReading(_grain, share, heard.Last, options, time, cancellationToken);
            while (await reading.MoveNextAsync())
            {
                if (heard.IsNews(reading.Current))
                {
                    yield return reading.Current;
                }

                if (heard.IsOver || heard.Last >= reading.Attached!.LastSequence || reading.Attached.OldestSequence > reading.Attached.LastSequence)
                {
                    heard.SkipTo(reading.Attached!.LastSequence);
                    yield break;
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (reading is { Attached: null, IsLost: false })
            {
                break;
            }

            await Task.Delay(options.RetryDelay, time, cancellationToken);
        }

        heard.IsOver = true;
        if (heard.IsAttached)
        {
            yield return await EndAsync(cancellationToken);
        }
    }

    // The last word was lost with what carried it.
    private async Task<SessionOutput> EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await cluster.GetGrain<ISessionGrain>(key).LivesAsync(cancellationToken).WaitAsync(options.CallTimeout, time, cancellationToken))
            {
                return new SessionOutput.Unshared();
            }
        }
        catch (Exception exception) when (SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested)
        {
            metrics.SiloLost(exception);
        }

        return new SessionOutput.StateChanged(SessionState.Closed, "lost");
    }

    // Until something is missed.
    private static async IAsyncEnumerable<SessionOutput> FollowAsync(Reception reception, HeardByListeners heard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in reception.Batches.ReadAllAsync(cancellationToken))
        {
            if (batch is null || batch.Outputs[0].Sequence > heard.Last + 1)
            {
                yield break;
            }

            foreach (var wire in batch.Outputs)
            {
                if (wire.Sequence <= heard.Last)
                {
                    continue;
                }

                // A kind that this version does not know is passed over.
                if (wire.Read() is not { } output)
                {
                    heard.SkipTo(wire.Sequence);
                }
                else if (heard.IsNews(output))
                {
                    yield return output;
                }
            }

            reception.Has(heard.Last);
            if (heard.IsOver)
            {
                yield break;
            }
        }
    }
}
