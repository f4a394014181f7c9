using System.Runtime.CompilerServices;
using Interpreter.Core.Attachments;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Gateway.Listening;
using Interpreter.Grains;
using Interpreter.Grains.Wire;
using ISession = Interpreter.Core.Sessions.ISession;

namespace Interpreter.Gateway.Cluster;

/// <summary>
/// A session that lives on a silo, for one client. When the silo is lost it finds the session again, tells it what the
/// client has, and says again what was not answered; the client sees nothing of it but a pause.
/// </summary>
internal sealed class ClusterSession(
    IGrainFactory grains, ISessionGrain grain, string id, ListeningFeed listening, GatewayOptions options, Bursts bursts, TimeProvider time, ClusterMetrics metrics) : ISession
{
    private readonly Uplink _uplink = new(grain, options, bursts, time, metrics);

    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public ValueTask SendAudioAsync(AudioFrame frame, long sequence, CancellationToken cancellationToken)
    {
        _uplink.Send(frame, sequence);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(SessionCommand command, CancellationToken cancellationToken)
    {
        // Whoever closes a session stops following it, or never did: nobody would wait for the uplink.
        if (command is SessionCommand.Close)
        {
            return new ValueTask(CloseAsync(cancellationToken));
        }

        if (command is SessionCommand.CountListeners count)
        {
            return listening.CountAsync(count, cancellationToken);
        }

        _uplink.Send(command);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SessionOutput> ListenAsync(int share, long after, CancellationToken cancellationToken) =>
        listening.ListenAsync(share, after, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<SessionOutput> SubscribeAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heard = new HeardSoFar(after);
        var isAttached = false;
        var lostAt = time.GetTimestamp();
        try
        {
            while (true)
            {
                await using var follower = new Follower(grains, grain, _uplink, options, time, metrics, cancellationToken);
                var isFollowing = await follower.AttachAsync(Heard.Of(heard.Now));
                while (isFollowing && await follower.MoveNextAsync())
                {
                    lostAt = time.GetTimestamp();
                    var output = follower.Current;
                    if (output is SessionOutput.Attached attached)
                    {
                        _uplink.Rewind(Math.Max(attached.AudioSequence, heard.Now.AudioThrough));
                        follower.StartUplink();
                        if (isAttached)
                        {
                            metrics.Reattached(Id);
                            if (heard.LoseQuestion() is { } lost)
                            {
                                yield return lost;
                            }

                            continue;
                        }

                        isAttached = true;
                    }

                    heard.Note(output);
                    _uplink.Answered(heard.Now.AudioThrough);
                    yield return output;
                    if (output is SessionOutput.StateChanged { State: SessionState.Closed })
                    {
                        yield break;
                    }
                }

                cancellationToken.ThrowIfCancellationRequested();
                if (time.GetElapsedTime(lostAt) > options.SearchTimeout)
                {
                    yield return new SessionOutput.StateChanged(SessionState.Closed, "lost");
                    yield break;
                }

                await Task.Delay(options.RetryDelay, time, cancellationToken);
            }
        }
        finally
        {
            _uplink.Clear();
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        while (true)
        {
            try
            {
                await grain.CloseAsync().WaitAsync(options.CallTimeout, time, cancellationToken);
                return;
            }
            catch (Exception exception) when (
                SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested && time.GetElapsedTime(startedAt) < options.OpenTimeout)
            {
                metrics.SiloLost(exception);
                await Task.Delay(options.RetryDelay, time, cancellationToken);
            }
        }
    }
}
