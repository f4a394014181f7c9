using System.Threading.Channels;
using Interpreter.Core.Attachments;
using Interpreter.Core.Sessions;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Cluster;

/// <summary>One attachment to a session's grain, until the session lets go or its silo is lost.</summary>
internal sealed class Follower : ISessionFollower, IAsyncDisposable
{
    // More than a grain pushes ahead of what it knows to be heard; what is more than that is lost, and noticed.
    private const int MaxPushes = 4096;

    // Of pushes heard and not told: a small part of the grain's window.
    private const int TellAfterBytes = 64 * 1024;

    private readonly Guid _attachment = Guid.NewGuid();
    private readonly IGrainFactory _grains;
    private readonly ISessionGrain _grain;
    private readonly Uplink _uplink;
    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ClusterMetrics _metrics;
    private readonly ISessionFollower _self;
    private readonly CancellationTokenSource _ending;

    // Read where it was heard, without a thread of the pool between: whoever reads does nothing but write to a socket.
    private readonly Channel<WirePush> _pushes = Channel.CreateBounded<WirePush>(
        new BoundedChannelOptions(MaxPushes) { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    private readonly Channel<bool> _telling = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // A push that does not come is missed by LiveAsync.
    private readonly InOrder<WirePush> _arrived = new(MaxPushes);
    private Task<bool>? _toTell;
    private Task _sending = Task.CompletedTask;
    private Task _living = Task.CompletedTask;
    private long _received;
    private long _heard;
    private int _untold;

    public Follower(IGrainFactory grains, ISessionGrain grain, Uplink uplink, GatewayOptions options, TimeProvider time, ClusterMetrics metrics, CancellationToken cancellationToken)
    {
        (_grains, _grain, _uplink, _options, _time, _metrics) = (grains, grain, uplink, options, time, metrics);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _self = grains.CreateObjectReference<ISessionFollower>(this);
    }

    /// <summary>The newest output.</summary>
    public SessionOutput Current { get; private set; } = null!;

    /// <summary>Attaches to the session, wherever it lives.</summary>
    /// <returns>False: it can't be reached at the moment.</returns>
    public async Task<bool> AttachAsync(Heard heard)
    {
        try
        {
            await _grain.FollowAsync(_attachment, heard, _self).WaitAsync(_options.CallTimeout, _time, _ending.Token);
            _living = LiveAsync();
            return true;
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            _metrics.SiloLost(exception);
            return false;
        }
    }

    /// <summary>Sends what the client says, from now on.</summary>
    public void StartUplink() => _sending = SendAsync();

    /// <returns>False: the session let go, or its silo is lost.</returns>
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            while (await _pushes.Reader.WaitToReadAsync(_ending.Token))
            {
                while (_pushes.Reader.TryRead(out var push))
                {
                    Heard(push);

                    // A kind that this version does not know is passed over.
                    if (push.Output!.Value.Read() is { } output)
                    {
                        Current = output;
                        return true;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Nothing comes any more.
        }

        return false;
    }

    public Task HearAsync(WirePush push)
    {
        _arrived.TryAdd(push.Number, push);
        while (_arrived.TryTake(out var next))
        {
            Volatile.Write(ref _received, next.Number);
            if (next.Output is null || !_pushes.Writer.TryWrite(next))
            {
                _pushes.Writer.TryComplete();
            }
        }

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _sending;
        await _living;
        _grains.DeleteObjectReference<ISessionFollower>(_self);
        _ending.Dispose();
    }

    private async Task SendAsync()
    {
        await _uplink.RunAsync(_attachment, () => _telling.Writer.TryWrite(true), _ending.Token);

        // The session can't be reached: there is nothing to follow.
        await _ending.CancelAsync();
    }

    private void Heard(WirePush push)
    {
        Volatile.Write(ref _heard, push.Number);
        _untold += push.Output!.Value.Length;
        if (_untold >= TellAfterBytes)
        {
            _untold = 0;
            _telling.Writer.TryWrite(true);
        }
    }

    // Tells the grain that somebody is here, and notices by its answer that it is not, or that something was lost on its way.
    private async Task LiveAsync()
    {
        try
        {
            var (push, said) = (0L, 0L);
            while (true)
            {
                var isBeat = !await TellAsync();
                var saidBefore = _uplink.Said;
                var state = await _grain.HeardAsync(_attachment, Volatile.Read(ref _heard)).WaitAsync(_options.CallTimeout, _time, _ending.Token);
                if (state is not { } there)
                {
                    break;
                }

                if (isBeat && (Volatile.Read(ref _received) < push || there.Said < said))
                {
                    // What was lost may yet come: nothing of this attachment is to be taken beside that of the next.
                    await LeaveAsync();
                    break;
                }

                _uplink.Taken(there.AudioThrough);

                // What was sent may be on its way yet: it has until the next beat.
                (push, said) = isBeat ? (there.Pushed, saidBefore) : (push, said);
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            await LeaveAsync();
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            _metrics.SiloLost(exception);
        }

        _pushes.Writer.TryComplete();
    }

    private async Task LeaveAsync()
    {
        try
        {
            await _grain.LeaveAsync(_attachment);
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            // It lets go by itself.
        }
    }

    /// <returns>False: the time of a heartbeat has passed.</returns>
    private async Task<bool> TellAsync()
    {
        try
        {
            // One read over many beats: one that was given up would take what is written next.
            _toTell ??= _telling.Reader.ReadAsync(_ending.Token).AsTask();
            await _toTell.WaitAsync(_options.Heartbeat, _time, _ending.Token);
            _toTell = null;
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
