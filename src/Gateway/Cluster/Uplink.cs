using System.Threading.Channels;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Grains;
using Interpreter.Grains.Wire;

namespace Interpreter.Gateway.Cluster;

/// <summary>
/// What one client says to a session's grain: audio and commands in the order they came, one call at a time, each with all
/// that has come meanwhile. A call that takes too long, or fails, means that the silo is lost: the uplink waits until the
/// follower has found the session again, and says again what was not answered.
/// </summary>
internal sealed class Uplink(ISessionGrain grain, GatewayOptions options, TimeProvider time, ClusterMetrics metrics)
{
    // Commands are a person's doing; more at once is a flood. Audio waits in KeptAudio.
    private const int MaxCommands = 256;

    private readonly Lock _gate = new();
    private readonly KeptAudio _audio = new(options.KeptAudio);
    private readonly Queue<SessionCommand> _commands = new();
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Queues audio.</summary>
    public void Send(AudioFrame frame, long number)
    {
        lock (_gate)
        {
            metrics.AudioLost(_audio.Add(number, frame));
        }

        _work.Writer.TryWrite(true);
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

    /// <summary>The session has audio up to a number: what follows is sent again.</summary>
    public void Rewind(long through)
    {
        lock (_gate)
        {
            _audio.Rewind(through);
        }

        _work.Writer.TryWrite(true);
    }

    /// <summary>Sends what is queued, until cancelled.</summary>
    /// <param name="attachment">By which name the session is followed.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>When the session can't be reached any more.</returns>
    public async Task RunAsync(Guid attachment, CancellationToken cancellationToken)
    {
        try
        {
            while (await _work.Reader.WaitToReadAsync(cancellationToken))
            {
                _work.Reader.TryRead(out _);
                bool? isTaken;
                while ((isTaken = await SendNextAsync(attachment, cancellationToken)) == true)
                {
                }

                if (isTaken == false)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The follower has let go.
        }
        catch (Exception exception) when (SiloLoss.Is(exception))
        {
            metrics.SiloLost(exception);
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

    /// <returns>False: the session does not know us, and has taken nothing; null: nothing waits.</returns>
    private async Task<bool?> SendNextAsync(Guid attachment, CancellationToken cancellationToken)
    {
        var (batch, command) = Next();
        if (command is not null)
        {
            return await SendAsync(attachment, command, cancellationToken);
        }

        return batch.Lengths is null ? null : await grain.SendAudioAsync(attachment, batch).WaitAsync(options.CallTimeout, time, cancellationToken);
    }

    private async Task<bool> SendAsync(Guid attachment, SessionCommand command, CancellationToken cancellationToken)
    {
        // A question is asked once at most: its asker is told when its silo was lost.
        var isOver = command is SessionCommand.Ask or SessionCommand.AskAgain;
        try
        {
            var isTaken = await grain.SendAsync(attachment, WireCommand.Of(command)).WaitAsync(options.CallTimeout, time, cancellationToken);
            isOver = isTaken;
            return isTaken;
        }
        finally
        {
            if (isOver)
            {
                Done(command);
            }
        }
    }

    private (AudioBatch Batch, SessionCommand? Command) Next()
    {
        lock (_gate)
        {
            // What was said before a command goes before it.
            return _audio.HasUnsent ? (_audio.TakeUnsent(options.BatchBytes), null) : (default, _commands.TryPeek(out var command) ? command : null);
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
