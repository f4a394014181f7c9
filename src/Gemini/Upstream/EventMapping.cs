using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;

namespace Interpreter.Gemini.Upstream;

/// <summary>Says Gemini's events in the session's words. One for each connection: a turn may complete in two steps.</summary>
internal sealed class EventMapping
{
    private bool _working;
    private LiveEvent.TurnComplete? _withheld;

    /// <summary>The event; null where a session has no use for it.</summary>
    public UpstreamEvent? ToUpstream(LiveEvent live) => live switch
    {
        LiveEvent.Audio audio => new UpstreamEvent.Speech(audio.Frame),
        LiveEvent.InputTranscription { Fragment: var said } => new UpstreamEvent.InputTranscription(said.Text ?? "", said.LanguageCode),
        LiveEvent.OutputTranscription { Fragment: var spoken } => new UpstreamEvent.OutputTranscription(spoken.Text ?? "", spoken.LanguageCode),
        LiveEvent.Text { Thought: false } text => new UpstreamEvent.AnswerText(text.Value),
        LiveEvent.Interrupted => new UpstreamEvent.Interrupted(),
        LiveEvent.GenerationComplete => new UpstreamEvent.GenerationComplete(),
        LiveEvent.InteractionStatus status => OnStatus(status),
        LiveEvent.TurnComplete turn => OnTurnComplete(turn),
        LiveEvent.GoAway { Message: var goAway } => new UpstreamEvent.GoAway(goAway.TimeLeft ?? TimeSpan.Zero),
        LiveEvent.Resumption { Message: var update } => new UpstreamEvent.Resumption(update is { Resumable: true, NewHandle.Length: > 0 } ? update.NewHandle : null),
        LiveEvent.Usage { Message: var usage } => new UpstreamEvent.Usage(new TokenUsage(
            usage.PromptTokenCount ?? 0,
            usage.ResponseTokenCount ?? usage.CandidatesTokenCount ?? 0,
            usage.TotalTokenCount ?? 0)) { Billed = Billing.Of(usage) },
        _ => null,
    };

    // A model that thinks at length completes a turn of filler words and works on; the turn is over when it is idle.
    private UpstreamEvent.TurnComplete? OnTurnComplete(LiveEvent.TurnComplete turn)
    {
        _withheld = _working ? turn : null;
        _working = false; // A status counts for the turn that it came with.
        return _withheld is null ? ToUpstream(turn) : null;
    }

    private UpstreamEvent.TurnComplete? OnStatus(LiveEvent.InteractionStatus status)
    {
        _working = status.Status is "IN_PROGRESS" or "REQUIRES_ACTION";
        if (_working || status.CompletesTurn || _withheld is not { } turn)
        {
            return null;
        }

        _withheld = null;
        return ToUpstream(turn);
    }

    private static UpstreamEvent.TurnComplete ToUpstream(LiveEvent.TurnComplete turn) =>
        new(turn.Reason is "TURN_COMPLETE_REASON_UNSPECIFIED" ? null : turn.Reason);
}
