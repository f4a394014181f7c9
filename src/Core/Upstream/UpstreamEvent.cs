using Interpreter.Core.Audio;
using Interpreter.Core.Pricing;

namespace Interpreter.Core.Upstream;

/// <summary>One thing the model said. A frame on the wire that carries several becomes several, in the frame's order.</summary>
public abstract record UpstreamEvent
{
    private UpstreamEvent()
    {
    }

    /// <summary>Speech, 24 kHz. Whoever reads the event releases the frame.</summary>
    public sealed record Speech(AudioFrame Frame) : UpstreamEvent;

    /// <summary>Text of the answer, in text modality; thoughts are left out.</summary>
    public sealed record AnswerText(string Value) : UpstreamEvent;

    /// <summary>A fragment of what the speaker said, to be appended to the fragments before it.</summary>
    /// <param name="Text">May be empty: some models announce the language first.</param>
    /// <param name="Language">BCP 47, where the model detected it.</param>
    public sealed record InputTranscription(string Text, string? Language) : UpstreamEvent;

    /// <summary>A fragment of what the model speaks, to be appended to the fragments before it.</summary>
    /// <param name="Text">May be empty: some models announce the language first.</param>
    /// <param name="Language">BCP 47, where the model says it.</param>
    public sealed record OutputTranscription(string Text, string? Language) : UpstreamEvent;

    /// <summary>The speaker barged in: what was not played yet is void.</summary>
    public sealed record Interrupted : UpstreamEvent;

    /// <summary>All of the answer has been sent; it may still be playing.</summary>
    public sealed record GenerationComplete : UpstreamEvent;

    /// <summary>The turn is over, by the model's estimate of when its answer has been played.</summary>
    /// <param name="Reason">The model's reason, where the turn ended unusually.</param>
    public sealed record TurnComplete(string? Reason) : UpstreamEvent;

    /// <summary>The connection will be closed by the server.</summary>
    /// <param name="TimeLeft">Until then.</param>
    public sealed record GoAway(TimeSpan TimeLeft) : UpstreamEvent;

    /// <summary>The state of resumption.</summary>
    /// <param name="Handle">To be given to the next connection; null where this moment can't be resumed.</param>
    public sealed record Resumption(string? Handle) : UpstreamEvent;

    /// <summary>Tokens, as the model counts them for the turn; comes before the turn's end.</summary>
    public sealed record Usage(TokenUsage Tokens) : UpstreamEvent
    {
        /// <summary>The same tokens, as they are billed.</summary>
        public BilledTokens Billed { get; init; }
    }
}
