using System.Threading.Channels;
using Interpreter.Gateway.Cluster;
using Interpreter.Grains;
using Interpreter.Grains.Wire;
using Orleans.Streams;

namespace Interpreter.Gateway.Listening;

/// <summary>
/// What a session publishes for its listeners, as one gateway receives it. Every second it tells the session that somebody
/// listens, and notices by the answer what has not come.
/// </summary>
internal sealed class Reception : IAsyncDisposable
{
    // Minutes of batches; what is more is missed, and noticed.
    private const int MaxBatches = 1_024;

    private readonly IListenedGrain _grain;
    private readonly IAsyncStream<ListenBatch> _stream;
    private readonly int _share;
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ClusterMetrics _metrics;
    private readonly Channel<ListenBatch?> _batches = Channel.CreateBounded<ListenBatch?>(new BoundedChannelOptions(MaxBatches) { SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private StreamSubscriptionHandle<ListenBatch>? _subscription;
    private Task _renewing = Task.CompletedTask;
    private long _received;

    public Reception(IListenedGrain grain, IAsyncStream<ListenBatch> stream, int share, GatewayOptions options, TimeProvider time, ClusterMetrics metrics) =>
        (_grain, _stream, _share, _options, _time, _metrics) = (grain, stream, share, options, time, metrics);

    /// <summary>Batches in the order they came; null says that something is missed, or that the session may be over.</summary>
    public ChannelReader<ListenBatch?> Batches => _batches.Reader;

    /// <summary>Begins to receive.</summary>
    public async Task StartAsync()
    {
        await SubscribeAsync();
        _renewing = RenewAsync();
    }

    /// <summary>All up to a number is here, by the stream or otherwise.</summary>
    public void Has(long through) => Volatile.Write(ref _received, Math.Max(through, Volatile.Read(ref _received)));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _renewing;
        await UnsubscribeAsync();
        _ending.Dispose();
    }

    private Task HearAsync(ListenBatch batch)
    {
        // No room: the next renewal finds that it is missed.
        _batches.Writer.TryWrite(batch);
        return Task.CompletedTask;
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_options.Heartbeat, _time);
        var due = 0L;
        try
        {
            do
            {
                var published = await AskAsync();
                if (published is null || Volatile.Read(ref _received) < due)
                {
                    _batches.Writer.TryWrite(null);
                    await SubscribeAsync();
                }

                // A batch may be on its way yet: it has until the next renewal.
                due = published ?? 0;
            }
            while (await timer.WaitForNextTickAsync(_ending.Token));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
    }

    /// <returns>The number of the newest output published; null where the session is over, or can't be reached.</returns>
    private async Task<long?> AskAsync()
    {
        try
        {
            return await _grain.RenewAsync(_share, Volatile.Read(ref _received)).WaitAsync(_options.CallTimeout, _time, _ending.Token);
        }
        catch (Exception exception) when (SiloLoss.Is(exception) && !_ending.IsCancellationRequested)
        {
            _metrics.SiloLost(exception);
            return null;
        }
    }

    // Who follows a stream may be forgotten with a silo: whoever missed something subscribes anew.
    private async Task SubscribeAsync()
    {
        await UnsubscribeAsync();
        try
        {
            _subscription = await _stream.SubscribeAsync((batch, _) => HearAsync(batch)).WaitAsync(_options.CallTimeout, _time, _ending.Token);
        }
        catch (Exception exception) when (SiloLoss.Is(exception) && !_ending.IsCancellationRequested)
        {
            _metrics.SiloLost(exception);
        }
    }

    private async Task UnsubscribeAsync()
    {
        if (_subscription is not { } subscription)
        {
            return;
        }

        _subscription = null;
        try
        {
            await subscription.UnsubscribeAsync().WaitAsync(_options.CallTimeout, _time);
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            // It is dropped where it is found to lead nowhere.
            _metrics.SiloLost(exception);
        }
    }
}
