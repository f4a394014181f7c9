using Interpreter.Core.Sessions;

namespace Interpreter.Core.Tests.Hosting;

/// <summary>Follows a session, and keeps count of what it heard.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly IAsyncEnumerator<SessionOutput> _outputs;

    public Follower(ISession session, long after) => _outputs = session.SubscribeAsync(after, _stop.Token).GetAsyncEnumerator(_stop.Token);

    public List<long> Sequences { get; } = [];

    public int VoiceBytes { get; private set; }

    /// <summary>Reads on to the next output of a kind.</summary>
    public async Task<T> UntilAsync<T>()
        where T : SessionOutput
    {
        while (await NextAsync() is { } output)
        {
            if (output is T wanted)
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
        await _outputs.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<SessionOutput?> NextAsync()
    {
        if (!await _outputs.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken))
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
