using Interpreter.Core.Sessions;

namespace Interpreter.Web.Chat;

/// <summary>The outputs of a chat that answer one request, among those that others are told.</summary>
internal sealed class RequestOutputs(ISession session, string request, CancellationToken cancellationToken) : IAsyncDisposable
{
    // A subscription that begins here is told nothing that was said before it.
    private const long AfterAll = long.MaxValue;

    private IAsyncEnumerator<SessionOutput> _outputs = session.SubscribeAsync(AfterAll, cancellationToken).GetAsyncEnumerator(cancellationToken);
    private long _last;
    private long? _turn;

    /// <summary>Whether the model is being asked.</summary>
    public bool IsAsked => _turn is not null;

    /// <summary>Begins to follow: whatever is asked after it is seen.</summary>
    public async Task AttachAsync()
    {
        if (await _outputs.MoveNextAsync() && _outputs.Current is SessionOutput.Attached attached)
        {
            _last = attached.LastSequence;
        }
    }

    /// <summary>The next output of the request; null when the session is over.</summary>
    public async Task<SessionOutput?> NextAsync()
    {
        while (await MoveAsync())
        {
            var output = _outputs.Current;
            _last = Math.Max(_last, output.Sequence);
            if (output is SessionOutput.Speech speech)
            {
                speech.Frame.Release();
            }
            else if (IsOfRequest(output))
            {
                return output;
            }
        }

        return null;
    }

    public ValueTask DisposeAsync() => _outputs.DisposeAsync();

    private bool IsOfRequest(SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.Asked asked when asked.RequestId == request:
                _turn = asked.Turn;
                return true;
            case SessionOutput.TextDelta delta:
                return delta.Turn == _turn;
            case SessionOutput.TurnCompleted completed:
                return completed.RequestId == request;
            case SessionOutput.HistoryCleared cleared:
                return cleared.RequestId == request;
            case SessionOutput.Failed failed:
                return failed.RequestId == request;
            default:
                return false;
        }
    }

    private async Task<bool> MoveAsync()
    {
        try
        {
            return await _outputs.MoveNextAsync();
        }
        catch (SlowSubscriberException)
        {
            await _outputs.DisposeAsync();
            _outputs = session.SubscribeAsync(_last, cancellationToken).GetAsyncEnumerator(cancellationToken);
            return await _outputs.MoveNextAsync();
        }
    }
}
