using System.Threading.Channels;
using Interpreter.Core.Attachments;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Cluster;

/// <summary>
/// What one client says to a session's grain, in the order it came. Audio goes at once and is not answered: what has not come
/// is found by the next heartbeat. Commands go one at a time; one that takes too long, or fails, means that the silo is lost.
/// Then the uplink waits until the follower has found the session again, and says again what was not answered.
/// </summary>
internal sealed class Uplink
{
    // Commands are a person's doing; more at once is a flood. Audio waits in KeptAudio.
    private const int MaxCommands = 256;

    private readonly ISessionGrain _grain;
    private readonly GatewayOptions _options;
    private readonly Bursts _bursts;
    private readonly TimeProvider _time;
    private readonly ClusterMetrics _metrics;
    private readonly Lock _gate = new();
    private readonly KeptAudio _audio;
    private readonly Action _sendAudio;
    private readonly Queue<SessionCommand> _commands = new();
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // By which name the session is followed; none while it can't be reached.
    private Guid? _attachment;
    private Action? _ask;
    private long _said;
    private bool _isPosted;

    public Uplink(ISessionGrain grain, GatewayOptions options, Bursts bursts, TimeProvider time, ClusterMetrics metrics)
    {
        (_grain, _options, _bursts, _time, _metrics) = (grain, options, bursts, time, metrics);
        _audio = new(options.KeptAudio, options.FramesOnTheirWay);
        _sendAudio = SendAudio;
    }

    /// <summary>The number of the newest message to the session, since it was found.</summary>
    public long Said => Volatile.Read(ref _said);

    /// <summary>Sends audio, or keeps it until the session is found.</summary>
    public void Send(AudioFrame frame, long number)
    {
        lock (_gate)
        {
            _metrics.AudioLost(_audio.Add(number, frame));
            if (_isPosted)
            {
                return;
            }

            _isPosted = true;
        }

        _bursts.Post(_sendAudio);
    }

    /// <summary>Queues a command.</summary>
    /// <exception cref="InvalidOperationException">Too many wait: the cluster has not answered for long.</exception>
    public void Send(SessionCommand command)
    {
        lock (_gate)
        {
            if (_commands.Count == MaxCommands)
            {
                throw new InvalidOperationException($"{MaxCommands} commands wait for a session that can't be reached.");
            }

            _commands.Enqueue(command);
        }

        _work.Writer.TryWrite(true);
    }

    /// <summary>Everything up to a number was answered.</summary>
    public void Answered(long through)
    {
        lock (_gate)
        {
            _audio.Answered(through);
        }
    }

    /// <summary>The session has taken audio up to a number: as much more may go.</summary>
    public void Taken(long through)
    {
        lock (_gate)
        {
            _audio.Taken(through);
            SendAudio();
            if (_commands.Count > 0)
            {
                _work.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>The session has audio up to a number: what follows is sent again.</summary>
    public void Rewind(long through)
    {
        lock (_gate)
        {
            _audio.Rewind(through);
        }
    }

    /// <summary>Sends what waits and what comes, until cancelled.</summary>
    /// <param name="attachment">By which name the session is followed.</param>
    /// <param name="ask">Called when the session should be asked what it has taken.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>When the session can't be reached any more.</returns>
    public async Task RunAsync(Guid attachment, Action ask, CancellationToken cancellationToken)
    {
        try
        {
            Begin(attachment, ask);
            while (await SendCommandsAsync(attachment, cancellationToken) && await _work.Reader.WaitToReadAsync(cancellationToken))
            {
                _work.Reader.TryRead(out _);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The follower has let go.
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            _metrics.SiloLost(exception);
        }
        finally
        {
            lock (_gate)
            {
                (_attachment, _said) = (null, 0);
            }
        }
    }

    /// <summary>Lets go of what is kept.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _audio.Clear();
        }
    }

    private void Begin(Guid attachment, Action ask)
    {
        lock (_gate)
        {
            (_attachment, _ask, _said) = (attachment, ask, 0);
        }

        SendAudio();
    }

    private void SendAudio()
    {
        lock (_gate)
        {
            _isPosted = false;
            while (_attachment is { } attachment && _audio.TryTakeUnsent(_options.BatchBytes, out var unsent))
            {
                _ = _grain.SendAudioAsync(attachment, AudioBatch.Of(++_said, unsent));
                if (_audio.IsFarAhead)
                {
                    _ask!();
                }
            }
        }
    }

    /// <returns>False: the session does not know us, and has taken nothing.</returns>
    private async Task<bool> SendCommandsAsync(Guid attachment, CancellationToken cancellationToken)
    {
        while (Begin(attachment) is var (command, taking))
        {
            // A question is asked once at most: its asker is told when its silo was lost.
            var isOver = command is SessionCommand.Ask or SessionCommand.AskAgain;
            try
            {
                var isTaken = await taking.WaitAsync(_options.CallTimeout, _time, cancellationToken);
                isOver = isTaken;
                if (!isTaken)
                {
                    return false;
                }
            }
            finally
            {
                if (isOver)
                {
                    Done(command);
                }
            }
        }

        return true;
    }

    private (SessionCommand Command, Task<bool> Taking)? Begin(Guid attachment)
    {
        lock (_gate)
        {
            // What was said before a command goes before it.
            SendAudio();
            return !_audio.HasUnsent && _commands.TryPeek(out var command)
                ? (command, _grain.SendAsync(attachment, ++_said, WireCommand.Of(command)))
                : null;
        }
    }

    private void Done(SessionCommand command)
    {
        lock (_gate)
        {
            if (_commands.TryPeek(out var first) && first == command)
            {
                _commands.Dequeue();
            }
        }
    }
}
