using Interpreter.Client.Live;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using SessionState = Interpreter.Core.Sessions.SessionState;
using SpeechState = Interpreter.Core.Sessions.SpeechState;
using TokenUsage = Interpreter.Core.Upstream.TokenUsage;

namespace Interpreter.Cli.Sessions;

/// <summary>What a server says of a session, as the session itself would have said it.</summary>
internal static class ServerEvents
{
    /// <summary>The event as the session's own output; null for what says nothing of the session.</summary>
    public static SessionOutput? ToOutput(ServerEvent said) => said switch
    {
        ServerEvent.InputTranscription caption => new SessionOutput.InputCaption(caption.Turn, caption.Text, caption.IsFinal, caption.Language),
        ServerEvent.OutputTranscription caption => new SessionOutput.OutputCaption(caption.Turn, caption.Text, caption.IsFinal, caption.Language),
        ServerEvent.Speech speech => ToSpeech(speech),
        ServerEvent.TurnCompleted turn => ToTurn(turn),
        ServerEvent.SpeechStateChanged changed => new SessionOutput.SpeechStateChanged(Enum.Parse<SpeechState>(changed.State.ToString()), changed.At.ToUnixTimeMilliseconds()),
        ServerEvent.StateChanged changed => new SessionOutput.StateChanged(Enum.Parse<SessionState>(changed.State.ToString()), changed.Reason),
        ServerEvent.Interrupted interrupted => new SessionOutput.Interrupted(interrupted.Turn),
        ServerEvent.Failed failed => new SessionOutput.Failed(failed.Code, failed.Message),
        _ => null,
    };

    private static SessionOutput.Speech ToSpeech(ServerEvent.Speech speech)
    {
        using var audio = speech.Audio;
        return new(speech.Turn, AudioFrame.Copy(audio.Pcm.Span, audio.SampleRate));
    }

    private static SessionOutput.TurnCompleted ToTurn(ServerEvent.TurnCompleted turn) => new()
    {
        Turn = turn.Turn,
        InputText = turn.InputText,
        OutputText = turn.OutputText,
        WasInterrupted = turn.WasInterrupted,
        Usage = turn.Usage is { } usage ? new TokenUsage(usage.Prompt, usage.Response, usage.Total) : null,
        InputAudioMilliseconds = turn.InputAudio.TotalMilliseconds,
        OutputAudioMilliseconds = turn.OutputAudio.TotalMilliseconds,
        FirstAudioMilliseconds = turn.FirstAudio?.TotalMilliseconds,
        DurationMilliseconds = turn.Duration.TotalMilliseconds,
    };
}
