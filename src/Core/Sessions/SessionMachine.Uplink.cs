using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Sessions;

internal sealed partial class SessionMachine
{
    // Texts typed while the model is busy or away; more is a flood.
    private const int MaxUnansweredTexts = 16;

    private readonly VoiceGate _gate;
    private readonly SpeechInput _speechInput;
    private readonly Preroll _preroll = new();
    private readonly UplinkWindow _window;
    private readonly Action<AudioFrame> _takePiece;

    // Ended, sent or to be sent, and not answered yet. As bounded as the window that holds their items.
    private readonly Queue<Utterance> _unanswered = new();

    private Utterance? _speaking;

    // The gate is off, and the model was not told that the audio it was sent has stopped.
    private bool _isStreaming;
    private bool _audioLossTold;
    private TimeSpan _lastAudioAt;
    private TimeSpan _lastVoiceAt;

    /// <summary>The number of the newest audio frame taken.</summary>
    public long AudioSequence { get; private set; }

    private bool IsManual => _options.ManualActivity && Settings.Model.TakesManualActivity && !_gate.PassesAll;

    // A microphone that goes off in mid-word sends no silence that the gate, or the model, could end a turn on.
    private TimeSpan? InputStallsAt => _speaking is not null || _isStreaming ? _lastAudioAt + _options.InputStall : null;

    /// <summary>Takes audio of the speaker, at the client's rate; a number already taken is ignored.</summary>
    public void TakeAudio(AudioFrame frame, long sequence, TimeSpan now)
    {
        if (IsClosed || sequence <= AudioSequence)
        {
            return;
        }

        _now = now;
        _lastAudioAt = now;
        AudioSequence = sequence;
        if (_voiceRestsUntil > now || RefusesSpeech())
        {
            return;
        }

        _speechInput.Convert(frame, _takePiece);
    }

    private void TakePiece(AudioFrame piece)
    {
        var wasOpen = _gate.IsOpen;
        var result = _gate.Process(piece.Samples);
        if (result.Voiced)
        {
            _lastVoiceAt = _now;
        }

        if (result.Voiced || _gate.PassesAll)
        {
            _lastActivity = _now;
        }

        if (_gate.PassesAll)
        {
            PassPiece(piece, result, wasOpen);
        }
        else if (wasOpen || result.Opened)
        {
            BeginUtterance();
            SendSpeech(piece);
            if (!_gate.IsOpen)
            {
                EndUtterance(atOnce: false);
            }
        }
        else
        {
            _preroll.Add(piece);
        }
    }

    // With the gate off the model hears the silence itself, and ends its turns on it.
    private void PassPiece(AudioFrame piece, GateResult result, bool wasOpen)
    {
        WakeUp();
        if (result.Opened)
        {
            BeginUtterance();
        }

        SendSpeech(piece);
        _isStreaming = true;
        if ((wasOpen || result.Opened) && !_gate.IsOpen)
        {
            EndUtterance(atOnce: false);
        }

        // Silence that nobody will answer need not be said again, nor at all to a chat that is not listening.
        if (_speaking is null && _turn is null && _current is { IsOpen: true } link)
        {
            _window.TrimTo(link.Sent);
        }
        else if (_speaking is null && _turn is null && _current is null && _written is not null)
        {
            _window.TrimTo(_window.End);
        }
    }

    private void BeginUtterance()
    {
        if (_speaking is not null)
        {
            return;
        }

        _speaking = new Utterance(_now);
        WakeUp();
        if (_turn is null)
        {
            OpenTurn();
        }

        if (IsManual)
        {
            SendInput(UpstreamInput.ActivityStart.Instance);
        }

        SetSpeech(SpeechState.Speaking);
        while (_preroll.Take() is { } frame)
        {
            SendSpeech(frame);
            frame.Release();
        }
    }

    // Nothing follows for now: no silence will end the turn. With the gate off, audio goes on after the utterance has
    // ended for the speech states, and the model is told when that stops too.
    private void EndSpeech()
    {
        EndUtterance(atOnce: true);
        if (_isStreaming)
        {
            _isStreaming = false;
            SendInput(UpstreamInput.AudioStreamEnd.Instance);
        }
    }

    // atOnce: the client says that nothing follows, so no silence will end the turn.
    private void EndUtterance(bool atOnce)
    {
        if (_speaking is not { } utterance)
        {
            return;
        }

        _speaking = null;
        _gate.Close();
        if (IsManual)
        {
            SendInput(UpstreamInput.ActivityEnd.Instance);
        }
        else if (atOnce || !_gate.PassesAll)
        {
            _isStreaming = false;
            SendInput(UpstreamInput.AudioStreamEnd.Instance);
        }

        utterance.Finish(_lastVoiceAt, _window.End, AudioSequence);
        if (_turn is { } turn && turn.Utterance == utterance && turn.AnsweredAt >= _lastVoiceAt)
        {
            // The model heard the end sooner than the hangover, and is answering already.
            turn.Answer(utterance.End, _now);
            SetSpeech(SpeechState.Processing);
        }
        else
        {
            AwaitAnswer(utterance);
        }
    }

    private void TakeText(string text)
    {
        if (!Settings.Model.TakesText)
        {
            _outputs.Emit(new SessionOutput.Failed(
                SessionErrorCodes.TextUnsupported,
                $"The model {Settings.Model.Id} takes no typed text; choose another model, or speak."));
            return;
        }

        if (IsExhausted)
        {
            TellExhausted();
            return;
        }

        if (_unanswered.Count >= MaxUnansweredTexts)
        {
            _outputs.Emit(new SessionOutput.Failed(
                SessionErrorCodes.TextRefused, $"{MaxUnansweredTexts} things that were said or typed wait for their interpretation: send the next text when a turn is complete."));
            return;
        }

        EndUtterance(atOnce: true);
        WakeUp();
        var utterance = new Utterance(_now, text);
        SendInput(new UpstreamInput.Text(text));
        utterance.Finish(_now, _window.End, AudioSequence);
        AwaitAnswer(utterance);
        if (_turn is null)
        {
            OpenTurn();
        }
    }

    private void AwaitAnswer(Utterance utterance)
    {
        _lastActivity = _now;
        _discarding = false;
        _unanswered.Enqueue(utterance);
        ExpectAnswer();
        SetSpeech(SpeechState.Processing);
    }

    private void SendSpeech(AudioFrame frame)
    {
        if (_speaking is { } utterance)
        {
            utterance.Milliseconds += frame.Milliseconds;
        }

        var sent = _current is { IsOpen: true } link ? link.Sent : 0;
        var dropped = _window.Add(frame);
        if (_window.Start > sent && dropped > 0)
        {
            TellAudioLoss(dropped);
        }

        Pump();
    }

    private void SendInput(UpstreamInput input)
    {
        _window.Add(input);
        Pump();
    }

    private void TellAudioLoss(int dropped)
    {
        _effects.Note(new SessionNote.AudioDropped(dropped));
        if (!_audioLossTold)
        {
            _audioLossTold = true;
            _outputs.Emit(new SessionOutput.Failed(
                SessionErrorCodes.AudioLost,
                "Gemini has been away for long: the oldest of what was said meanwhile is given up. Repeat it once the connection is back."));
        }
    }

    // Sends what the current connection has not been sent; after a reconnect that is all that is unanswered.
    private void Pump()
    {
        if (_current is not { IsOpen: true } link)
        {
            return;
        }

        link.Sent = Math.Max(link.Sent, _window.Start);
        for (; link.Sent < _window.End; link.Sent++)
        {
            var item = _window[link.Sent];
            if (item.Frame is { } frame)
            {
                _effects.SendAudio(link.Id, frame);
                CountSpeech(frame);
            }
            else
            {
                _effects.Send(link.Id, item.Input!);
            }
        }
    }

    private void TickUplink()
    {
        if (InputStallsAt <= _now)
        {
            EndSpeech();
        }
    }
}
