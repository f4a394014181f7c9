using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Wire;
using Orleans.Streams;

namespace Interpreter.Grains.Listening;

/// <summary>
/// Publishes a session's outputs on its stream while gateways listen: one call for all that was said since the last, however
/// many listen. A batch that is lost is not published again: who misses it asks for it.
/// </summary>
#pragma warning disable CA1001 // Its lease ends with its publishing.
internal sealed class Publisher(IAsyncStream<ListenBatch> stream, IHostedSession session, int share, TimeProvider time, Action<Exception> failed)
#pragma warning restore CA1001
{
    // The queue is asked no oftener than that: to publish oftener would only cost.
    private static readonly TimeSpan Beat = ListeningStream.PullEvery;

    // A gateway says every second that it listens; this many missed mean that none does.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    // To enter a queue takes a millisecond; one whose silo is lost does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int MaxBatch = 256;

    private readonly CancellationTokenSource _leaving = new(Lease, time);
    private readonly List<WireOutput> _batch = [];
    private bool _hasEnded;

    /// <summary>The number of the sharing.</summary>
    public int Share => share;

    /// <summary>The number of the newest output published.</summary>
    public long Published { get; private set; }

    /// <summary>Whether the session let go: it is over, or not shared under that number.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether nothing more is published.</summary>
    public bool HasEnded => _hasEnded || _leaving.IsCancellationRequested;

    /// <summary>A gateway listens.</summary>
    public void Renew() => _leaving.CancelAfter(Lease);

    /// <summary>Publishes until the session lets go, or nobody listens.</summary>
    public async Task RunAsync(long after)
    {
        Published = after;
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        try
        {
            await PublishAsync(after);
            IsOver = true;
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Nobody listens.
        }
        catch (SlowSubscriberException)
        {
            // The stream can't take it: who listens misses it, asks, and begins it anew.
        }
        finally
        {
            _hasEnded = true;
            _leaving.Dispose();
        }
    }

    /// <summary>Another sharing has begun.</summary>
    public void Leave()
    {
        if (!_hasEnded)
        {
            _leaving.Cancel();
        }
    }

    private async Task PublishAsync(long after)
    {
        await using var outputs = session.ListenAsync(share, after, _leaving.Token).GetAsyncEnumerator(_leaving.Token);
        var next = outputs.MoveNextAsync().AsTask();
        while (await next)
        {
            do
            {
                Take(outputs.Current);
                next = outputs.MoveNextAsync().AsTask();
            }
            while (_batch.Count < MaxBatch && next.IsCompletedSuccessfully && await next);

            await SendAsync();
            await Task.Delay(Beat, time, _leaving.Token);
        }
    }

    private void Take(SessionOutput output)
    {
        if (output is not SessionOutput.Attached)
        {
            _batch.Add(WireOutput.Of(output));
        }
    }

    private async Task SendAsync()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        var batch = new ListenBatch([.. _batch]);
        _batch.Clear();
        try
        {
            await stream.OnNextAsync(batch).WaitAsync(Patience, time);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException or InvalidOperationException)
        {
            // The queue is full, or its silo is lost.
            failed(exception);
        }

        Published = batch.Outputs[^1].Sequence;
    }
}
