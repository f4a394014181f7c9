namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    private SessionOutput.TurnCompleted? _lastTurnBefore;
    private bool _hasReturned;

    // A turn that was cut off with the process that it was in, and how much of it its follower has.
    private HeardOutputs _cutOff;

    /// <summary>The number of the newest audio frame that was answered, or given up.</summary>
    public long AudioThrough { get; private set; }

    /// <summary>The model's resumption handle; null where there is none.</summary>
    public string? Handle => _handle;

    /// <summary>The newest turns that were spoken, as the model takes them.</summary>
    public IReadOnlyList<Upstream.HistoryTurn> SpokenHistory => _transcript.History;

    /// <summary>Takes up what an earlier process left; before <see cref="Start"/>.</summary>
    public void Restore(SessionSnapshot snapshot)
    {
        _hasReturned = true;
        _handle = snapshot.Handle;
        Sharing = snapshot.Sharing;
        _transcript.Restore(snapshot.History);
        _lastTurnBefore = snapshot.LastTurn;
        _lastTurn = snapshot.LastTurn?.Turn ?? 0;
        AudioThrough = snapshot.LastTurn?.AudioThrough ?? 0;
        AudioSequence = AudioThrough;
    }

    /// <summary>
    /// Learns what a follower has from before the return. A turn whose end got lost on the way is ended again; one that was
    /// cut off is begun again, without what was heard of it.
    /// </summary>
    public void Recall(HeardOutputs heard, TimeSpan now)
    {
        _now = now;
        AudioThrough = Math.Max(AudioThrough, heard.AudioThrough);
        AudioSequence = Math.Max(AudioSequence, heard.AudioThrough);
        if (_lastTurnBefore is { } last && heard.IsTurnOpen && heard.Turn == last.Turn)
        {
            _outputs.Emit(last);
        }
        else if (heard.Turn > _lastTurn)
        {
            _lastTurn = heard.IsTurnOpen ? heard.Turn - 1 : heard.Turn;
            _cutOff = heard;
        }

        _lastTurnBefore = null;

        // The last one may have got lost on the way.
        TellSpeech();
    }

    /// <summary>The session goes on elsewhere: what was said is told and stored, what is only being said is said again there.</summary>
    public void Suspend(TimeSpan now)
    {
        _now = now;
        CloseLinks();
        _written?.Close(now);
        _outputs.Release();
        _preroll.Clear();
        _window.TrimTo(_window.End);
    }

    private void TakeUpCutOff(Turn turn)
    {
        if (_cutOff.IsTurnOpen && _cutOff.Turn == turn.Number)
        {
            turn.TakeUp(_cutOff);
        }
    }
}
