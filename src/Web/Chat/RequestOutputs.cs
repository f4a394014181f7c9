using Interpreter.Core.Sessions;

namespace Interpreter.Web.Chat;

/// <summary>The outputs of a chat that answer one request, among those that others are told.</summary>
internal sealed class RequestOutputs(ISession session, string request, CancellationToken cancellationToken) : IAsyncDisposable
{
    // A subscription that begins here is told nothing that was said before it.
    private const long AfterAll = long.MaxValue;

    private IAsyncEnumerator<SessionOutput> _outputs = session.SubscribeAsync(AfterAll, cancellationToken).GetAsyncEnumerator(cancellationToken);
    private long _last;
    private SessionOutput.Failed? _refusal;

    /// <summary>The number of the turn in which the model is being asked; null until then.</summary>
    public long? Turn { get; private set; }

    /// <summary>Begins to follow: whatever is asked after it is seen.</summary>
    public async Task AttachAsync()
    {
        if (await _outputs.MoveNextAsync() && _outputs.Current is SessionOutput.Attached attached)
        {
            _last = attached.LastSequence;
        }
    }

    /// <summary>The next output of the request; null when the session is over, for another reason than a limit.</summary>
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

        return _refusal;
    }

    public ValueTask DisposeAsync() => _outputs.DisposeAsync();

    private bool IsOfRequest(SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.Asked asked when asked.RequestId == request:
                Turn = asked.Turn;
                return true;
            case SessionOutput.TextDelta delta:
                return delta.Turn == Turn;
            case SessionOutput.TurnCompleted completed:
                return completed.RequestId == request;
            case SessionOutput.HistoryCleared cleared:
                return cleared.RequestId == request;
            case SessionOutput.Failed failed:
                _refusal = failed is { RequestId: null, Code: SessionErrorCodes.LimitReached } ? failed : _refusal;
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
