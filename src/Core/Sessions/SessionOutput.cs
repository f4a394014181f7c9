using Interpreter.Core.Audio;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Sessions;

/// <summary>What a session says to its followers.</summary>
public abstract record SessionOutput
{
    private SessionOutput()
    {
    }

    /// <summary>The output's number in the session, from 1 without gaps; 0 on <see cref="Attached"/>, which is not logged.</summary>
    public long Sequence { get; internal set; }

    /// <summary>The first output of a subscription.</summary>
    /// <param name="Settings">What the session was created with.</param>
    /// <param name="State">Where the session stands.</param>
    /// <param name="LastSequence">The number of its newest output so far.</param>
    /// <param name="OldestSequence">The number of the oldest output that can still be had; what lies before it is lost to this follower.</param>
    /// <param name="AudioSequence">The number of the newest audio frame the session has taken; the sender repeats what comes after it.</param>
    public sealed record Attached(SessionSettings Settings, SessionState State, long LastSequence, long OldestSequence, long AudioSequence) : SessionOutput;

    /// <summary>The session's standing with its model changed.</summary>
    /// <param name="State">The new one.</param>
    /// <param name="Reason">Why, as a stable code; null where it went as it should.</param>
    public sealed record StateChanged(SessionState State, string? Reason) : SessionOutput;

    /// <summary>The speaker or the model began or stopped.</summary>
    /// <param name="State">The new state.</param>
    /// <param name="UnixMilliseconds">When.</param>
    public sealed record SpeechStateChanged(SpeechState State, long UnixMilliseconds) : SessionOutput;

    /// <summary>What the speaker says; each caption replaces the turn's one before it.</summary>
    /// <param name="Turn">The turn's number, from 1.</param>
    /// <param name="Text">All of the turn's text so far.</param>
    /// <param name="IsFinal">True: it will not change any more.</param>
    /// <param name="Language">The language detected; only on a final one.</param>
    public sealed record InputCaption(long Turn, string Text, bool IsFinal, string? Language) : SessionOutput;

    /// <summary>What the interpreter says; each caption replaces the turn's one before it.</summary>
    /// <inheritdoc cref="InputCaption" path="/param" />
    public sealed record OutputCaption(long Turn, string Text, bool IsFinal, string? Language) : SessionOutput;

    /// <summary>The interpreter's voice, 24 kHz. Whoever reads the output releases the frame.</summary>
    /// <param name="Turn">The turn's number.</param>
    /// <param name="Frame">The audio.</param>
    public sealed record Speech(long Turn, AudioFrame Frame) : SessionOutput;

    /// <summary>The answer was cut off: what has not been played is void.</summary>
    /// <param name="Turn">The turn's number.</param>
    public sealed record Interrupted(long Turn) : SessionOutput;

    /// <summary>A chat's question was stored, and the model is asked.</summary>
    /// <param name="Turn">The turn's number.</param>
    /// <param name="RequestId">The asker's own name for it; null for none.</param>
    /// <param name="Question">The question, as stored.</param>
    public sealed record Asked(long Turn, string? RequestId, ChatMessage Question) : SessionOutput;

    /// <summary>A bit of a chat's written answer, to be appended to the bits before it.</summary>
    /// <param name="Turn">The turn's number.</param>
    /// <param name="Text">Not empty.</param>
    public sealed record TextDelta(long Turn, string Text) : SessionOutput;

    /// <summary>A chat's messages were deleted.</summary>
    /// <param name="RequestId">The asker's own name for it; null for none.</param>
    public sealed record HistoryCleared(string? RequestId) : SessionOutput;

    /// <summary>What the session's user has used and may use changed.</summary>
    /// <param name="Budget">As it is now.</param>
    public sealed record BudgetChanged(Budget Budget) : SessionOutput;

    /// <summary>Others may listen.</summary>
    /// <param name="Number">The sharing's number, for <see cref="ISession.ListenAsync"/>.</param>
    public sealed record Shared(int Number) : SessionOutput;

    /// <summary>Others may not listen any more; nobody does.</summary>
    public sealed record Unshared : SessionOutput;

    /// <summary>Somebody began or ceased to listen.</summary>
    /// <param name="Count">How many listen now, as far as is known.</param>
    public sealed record ListenersChanged(int Count) : SessionOutput;

    /// <summary>The turn is over. Where it is stored, it was before this is told.</summary>
    public sealed record TurnCompleted : SessionOutput
    {
        /// <summary>The turn's number.</summary>
        public required long Turn { get; init; }

        /// <summary>What the speaker said.</summary>
        public required string InputText { get; init; }

        /// <summary>What the interpreter said.</summary>
        public required string OutputText { get; init; }

        /// <summary>Whether the answer was cut off.</summary>
        public required bool WasInterrupted { get; init; }

        /// <summary>The model's own count of tokens; null where it gave none.</summary>
        public TokenUsage? Usage { get; init; }

        /// <summary>Speech sent to the model for this turn, in milliseconds of audio.</summary>
        public required double InputAudioMilliseconds { get; init; }

        /// <summary>Speech that came back, in milliseconds of audio.</summary>
        public required double OutputAudioMilliseconds { get; init; }

        /// <summary>From the end of the speaker's speech, or the text's arrival, to the first audio; null where there was none, or it came earlier.</summary>
        public double? FirstAudioMilliseconds { get; init; }

        /// <summary>From the first input of the turn to its end.</summary>
        public required double DurationMilliseconds { get; init; }

        /// <summary>The number of the newest audio frame that was answered with it, or before; 0 for none.</summary>
        public long AudioThrough { get; init; }

        /// <summary>The asker's own name for a written turn; null for none.</summary>
        public string? RequestId { get; init; }

        /// <summary>What was said, as stored; null where the session's turns are not stored, or storing failed.</summary>
        public ChatMessage? Question { get; init; }

        /// <summary>What was answered, as stored; null as with <see cref="Question"/>.</summary>
        public ChatMessage? Answer { get; init; }

        /// <summary>The model's own word for why its written answer ended, such as "STOP"; "INTERRUPTED" where the user stopped it; null where there is none.</summary>
        public string? FinishReason { get; init; }
    }

    /// <summary>Something went wrong. The session goes on unless <see cref="StateChanged"/> to closed follows.</summary>
    /// <param name="Code">A stable code of <see cref="SessionErrorCodes"/>.</param>
    /// <param name="Message">A sentence for the user that says what to do.</param>
    public sealed record Failed(string Code, string Message) : SessionOutput
    {
        /// <summary>The written turn that it ends; null where it ends none.</summary>
        public long? Turn { get; init; }

        /// <summary>The asker's own name for what failed; null for none.</summary>
        public string? RequestId { get; init; }

        /// <summary>When the same may succeed; null where that is not known.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
