using Interpreter.Core.Sessions;

namespace Interpreter.Core.Tests.Hosting;

/// <summary>Follows a session, and keeps count of what it heard.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly IAsyncEnumerator<SessionOutput> _outputs;

    // The step under way: none may be given up before it has ended.
    private Task<bool>? _next;

    /// <summary>Begins to follow, which in a cluster is what carries what is said, too.</summary>
    public Follower(ISession session, long after)
    {
        _outputs = session.SubscribeAsync(after, _stop.Token).GetAsyncEnumerator(_stop.Token);
        _next = _outputs.MoveNextAsync().AsTask();
    }

    private Follower(ISession session, int share, long after) => _outputs = session.ListenAsync(share, after, _stop.Token).GetAsyncEnumerator(_stop.Token);

    public List<long> Sequences { get; } = [];

    public int VoiceBytes { get; private set; }

    /// <summary>Listens to a session of another's.</summary>
    public static Follower Listening(ISession session, int share, long after = 0) => new(session, share, after);

    /// <summary>Reads on to the next output of a kind that a test wants.</summary>
    public async Task<T> UntilAsync<T>(Func<T, bool>? isWanted = null)
        where T : SessionOutput
    {
        while (await NextAsync() is { } output)
        {
            if (output is T wanted && isWanted?.Invoke(wanted) is not false)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The session ended before {typeof(T).Name} came.");
    }

    public async Task UntilEndAsync()
    {
        while (await NextAsync() is not null)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_next is { } next)
        {
            await _stop.CancelAsync();
            await next.ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        await _outputs.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<SessionOutput?> NextAsync()
    {
        _next ??= _outputs.MoveNextAsync().AsTask();
        var isNext = await _next.WaitAsync(Patience, TestContext.Current.CancellationToken);
        _next = null;
        if (!isNext)
        {
            return null;
        }

        var output = _outputs.Current;
        if (output is SessionOutput.Speech speech)
        {
            VoiceBytes += speech.Frame.Length;
            speech.Frame.Release();
        }

        if (output.Sequence > 0)
        {
            Sequences.Add(output.Sequence);
        }

        return output;
    }
}
