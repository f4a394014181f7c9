using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>
/// Pushes a session's outputs to one follower: as far ahead of what it has heard as the window allows, and for as long as it
/// says that it is there. What waits meanwhile waits in the session's own bounded queue.
/// </summary>
internal sealed class Downlink(ISessionFollower follower, TimeProvider time) : IDisposable
{
    // Ten seconds of the interpreter's voice, which a model says in two.
    private const int Window = 512 * 1024;

    // What a message costs beside its audio, roughly.
    private const int OutputBytes = 200;

    // A gateway tells of itself every second; this many missed mean that it is gone, and its client with it.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _leaving = new(Lease, time);
    private readonly Lock _gate = new();
    private readonly Queue<int> _ahead = new();
    private int _bytesAhead;
    private long _heard;
    private long _pushed;
    private TaskCompletionSource? _room;
    private bool _isLetGo;

    /// <summary>Pushes until the session lets go, or the follower is gone.</summary>
    /// <remarks>Not on the grain's scheduler, but on the thread that heard the model: one thread less to wake for each output.</remarks>
    public async Task RunAsync(IHostedSession session, long after)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (var output in session.SubscribeAsync(after, _leaving.Token))
            {
                var wire = WireOutput.Of(output);
                if (Room() is { } room)
                {
                    await room.WaitAsync(_leaving.Token);
                }

                Push(wire);
            }
        }
        catch (SlowSubscriberException)
        {
            // Its gateway comes back with what it has.
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            if (!Volatile.Read(ref _isLetGo))
            {
                return;
            }
        }

        Push(null);
    }

    /// <summary>The follower is there, and has heard all up to a number.</summary>
    /// <returns>The number of the newest push.</returns>
    public long Heard(long through)
    {
        _leaving.CancelAfter(Lease);
        lock (_gate)
        {
            for (; _heard < through && _ahead.TryDequeue(out var bytes); _heard++)
            {
                _bytesAhead -= bytes;
            }

            if (_bytesAhead <= Window)
            {
                _room?.TrySetResult();
                _room = null;
            }

            return _pushed;
        }
    }

    /// <summary>The follower is to come back, with what it has.</summary>
    public void LetGo()
    {
        Volatile.Write(ref _isLetGo, true);
        _leaving.Cancel();
    }

    /// <summary>The follower has left.</summary>
    public void Leave() => _leaving.Cancel();

    public void Dispose() => _leaving.Dispose();

    // Null where there is room for another.
    private Task? Room()
    {
        lock (_gate)
        {
            return _bytesAhead > Window ? (_room = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : null;
        }
    }

    private void Push(WireOutput? output)
    {
        lock (_gate)
        {
            var bytes = output is { } wire ? wire.Length + OutputBytes : 0;
            _bytesAhead += bytes;
            _ahead.Enqueue(bytes);
            _ = follower.HearAsync(new(++_pushed, output));
        }
    }
}
