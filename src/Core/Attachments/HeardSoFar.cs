using Interpreter.Core.Sessions;

namespace Interpreter.Core.Attachments;

/// <summary>What a follower has of its session, kept up with each output.</summary>
/// <param name="after">The number of the last output that it has; 0 for none.</param>
public sealed class HeardSoFar(long after)
{
    private HeardOutputs _heard = new() { After = after };
    private SessionOutput.Asked? _question;

    /// <summary>What it has now.</summary>
    public HeardOutputs Now => _heard;

    /// <summary>Counts an output.</summary>
    public void Note(SessionOutput output)
    {
        _heard = _heard with { After = Math.Max(_heard.After, output.Sequence) };
        switch (output)
        {
            case SessionOutput.InputCaption caption:
                Begin(caption.Turn);
                _heard = _heard with { InputLength = Math.Max(_heard.InputLength, caption.Text.Length) };
                break;
            case SessionOutput.OutputCaption caption:
                Begin(caption.Turn);
                _heard = _heard with { OutputLength = Math.Max(_heard.OutputLength, caption.Text.Length) };
                break;
            case SessionOutput.Speech speech:
                Begin(speech.Turn);
                _heard = _heard with { SpeechBytes = _heard.SpeechBytes + speech.Frame.Length };
                break;
            case SessionOutput.Asked asked:
                Begin(asked.Turn);
                _question = asked;
                break;
            case SessionOutput.TurnCompleted turn:
                Begin(turn.Turn);
                _heard = _heard with { IsTurnOpen = false, SpeechBytes = 0, AudioThrough = Math.Max(_heard.AudioThrough, turn.AudioThrough) };
                _question = null;
                break;
            case SessionOutput.Failed { Turn: not null }:
                _question = null;
                break;
        }
    }

    /// <summary>The session has lost its silo: a question that was being answered there is not any more.</summary>
    /// <returns>What to tell its asker; null where there was none.</returns>
    public SessionOutput.Failed? LoseQuestion()
    {
        var lost = _question;
        _question = null;
        return lost is null ? null : new(SessionErrorCodes.UpstreamUnavailable, "The server that was answering is gone: ask again. Your question is kept.")
        {
            Turn = lost.Turn,
            RequestId = lost.RequestId,
        };
    }

    private void Begin(long turn)
    {
        if (turn > _heard.Turn)
        {
            _heard = _heard with { Turn = turn, IsTurnOpen = true, SpeechBytes = 0, InputLength = 0, OutputLength = 0 };
        }
    }
}
