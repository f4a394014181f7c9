using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>
/// One follower's queue. Bounded by count and by bytes: a follower that lets it fill is let go rather than
/// given gaps, as it can come back and ask for what it missed.
/// </summary>
/// <param name="share">The sharing under which a listener listens; null for a follower.</param>
internal sealed class Subscription(int? share = null)
{
    private const int MaxOutputs = 4096;

    // About 80 s of the interpreter's voice.
    private const int MaxBytes = 4 * 1024 * 1024;

    // The session writes on the thread that brought the news, and the follower's send runs on with it: no
    // thread switch between the model's socket and the client's.
    private readonly Channel<SessionOutput> _outputs = Channel.CreateBounded<SessionOutput>(
        new BoundedChannelOptions(MaxOutputs) { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    private int _bytes;

    /// <summary>The sharing under which a listener listens; null for a follower.</summary>
    public int? Share => share;

    /// <summary>Queues an output for the follower, with a reference of its own to a speech frame. False: let go.</summary>
    public bool TryWrite(SessionOutput output)
    {
        var speech = output as SessionOutput.Speech;
        speech?.Frame.Retain();
        if (Interlocked.Add(ref _bytes, EventLog.Weigh(output)) <= MaxBytes && _outputs.Writer.TryWrite(output))
        {
            return true;
        }

        speech?.Frame.Release();
        _outputs.Writer.TryComplete(new SlowSubscriberException());
        return false;
    }

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _outputs.Writer.TryComplete();

    /// <summary>Waits for outputs; false when the session is over.</summary>
    /// <exception cref="SlowSubscriberException">The follower was let go.</exception>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _outputs.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the next output, if one waits; a speech frame's reference passes to the caller.</summary>
    public bool TryRead([NotNullWhen(true)] out SessionOutput? output)
    {
        if (!_outputs.Reader.TryRead(out output))
        {
            return false;
        }

        Interlocked.Add(ref _bytes, -EventLog.Weigh(output));
        return true;
    }

    /// <summary>Releases what the follower did not read.</summary>
    public void Drain()
    {
        Complete();
        while (TryRead(out var output))
        {
            if (output is SessionOutput.Speech speech)
            {
                speech.Frame.Release();
            }
        }
    }
}
