using Interpreter.Client.Chats;
using Interpreter.Client.Usage;

namespace Interpreter.Client.Live;

/// <summary>What a server says of a session, and what becomes of the connection to it: docs/protocol.md.</summary>
public abstract record ServerEvent
{
    private protected ServerEvent()
    {
    }

    /// <summary>The event's number in the session, from 1; 0 on what only concerns the connection.</summary>
    public long Sequence { get; init; }

    /// <summary>The session is open, or the connection to it is again.</summary>
    /// <param name="SessionId">The live session's id; empty for a listener, who is never told it.</param>
    /// <param name="IsResumed">Whether it went on where it was.</param>
    public sealed record Connected(string SessionId, bool IsResumed) : ServerEvent
    {
        /// <summary>Not 0: the events up to this number can't be had any more, and are missing.</summary>
        public long MissedSequence { get; init; }

        /// <summary>The number of the stored session; null where it is no chat.</summary>
        public long? ChatSessionId { get; init; }

        /// <summary>The chat's title; null where it is none.</summary>
        public string? Title { get; init; }

        /// <summary>The rate of the speech that the session takes, in Hz; a chat that was open keeps its own. 0 where the server does not tell.</summary>
        public int SampleRate { get; init; }

        /// <summary>The two languages of the conversation, by their codes; null where the server does not tell.</summary>
        public (string First, string Second)? Languages { get; init; }

        /// <summary>The language that all is interpreted into; null where it goes both ways, or the server does not tell.</summary>
        public string? TargetLanguage { get; init; }

        internal long AudioFrames { get; init; }

        internal long LastSequence { get; init; }
    }

    /// <summary>The connection was lost, or could not be had again: it is tried once more.</summary>
    /// <param name="Reason">A sentence.</param>
    /// <param name="Attempt">How many times it was tried since the loss; 0 at the loss itself.</param>
    /// <param name="RetryIn">When it is tried.</param>
    public sealed record Disconnected(string Reason, int Attempt, TimeSpan RetryIn) : ServerEvent;

    /// <summary>
    /// The live session was over when the connection came back, as after a restart of the server; to a listener also: it was
    /// shared no more. No event follows, but for a chat's.
    /// </summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record SessionGone(string Reason) : ServerEvent;

    /// <summary>Speech was given up: the connection was away longer than it is kept.</summary>
    /// <param name="Frames">How many frames, as they were given to be sent.</param>
    public sealed record SpeechGivenUp(long Frames) : ServerEvent;

    /// <summary>The session's standing with its model changed.</summary>
    /// <param name="State">The new one.</param>
    /// <param name="Reason">Why, as a stable word; null where it went as it should.</param>
    public sealed record StateChanged(SessionState State, string? Reason) : ServerEvent;

    /// <summary>The speaker or the model began or stopped.</summary>
    /// <param name="State">The new state.</param>
    /// <param name="At">When.</param>
    public sealed record SpeechStateChanged(SpeechState State, DateTimeOffset At) : ServerEvent;

    /// <summary>What the speaker says; each replaces the turn's one before it.</summary>
    /// <param name="Turn">The turn's number, from 1.</param>
    /// <param name="Text">All of the turn's text so far.</param>
    /// <param name="IsFinal">True: it will not change any more.</param>
    /// <param name="Language">The language heard; only on a final one.</param>
    public sealed record InputTranscription(long Turn, string Text, bool IsFinal, string? Language) : ServerEvent;

    /// <summary>What the model says; each replaces the turn's one before it.</summary>
    /// <inheritdoc cref="InputTranscription" path="/param" />
    public sealed record OutputTranscription(long Turn, string Text, bool IsFinal, string? Language) : ServerEvent;

    /// <summary>The model's voice. Dispose of the audio when it is played.</summary>
    /// <param name="Turn">The turn's number.</param>
    /// <param name="Audio">The next piece.</param>
    public sealed record Speech(long Turn, PcmAudio Audio) : ServerEvent;

    /// <summary>The answer was cut off: what has not been played is void.</summary>
    /// <param name="Turn">The turn's number.</param>
    public sealed record Interrupted(long Turn) : ServerEvent;

    /// <summary>A chat's question is stored, and the model is asked.</summary>
    /// <param name="Turn">The turn's number.</param>
    /// <param name="RequestId">The asker's own name for it; null for none.</param>
    /// <param name="Message">The question, as stored; null where the server does not show it.</param>
    public sealed record Asked(long Turn, string? RequestId, ChatMessage? Message) : ServerEvent;

    /// <summary>A bit of a chat's written answer, to be appended to the bits before it.</summary>
    /// <param name="Turn">The turn's number.</param>
    /// <param name="Text">Not empty.</param>
    public sealed record TextDelta(long Turn, string Text) : ServerEvent;

    /// <summary>A chat's messages were deleted.</summary>
    /// <param name="RequestId">The asker's own name for it; null for none.</param>
    public sealed record HistoryCleared(string? RequestId) : ServerEvent;

    /// <summary>What the user has used and may use changed.</summary>
    /// <param name="Quota">As it is now.</param>
    public sealed record QuotaChanged(Quota Quota) : ServerEvent;

    /// <summary>Others may listen to the session. <see cref="InterpreterConnection.ShareAsync"/> gives its caller the link for them.</summary>
    /// <param name="Token">What lets them in. Keep it as secret as the conversation is.</param>
    public sealed record Shared(string Token) : ServerEvent
    {
        /// <summary>Without the token.</summary>
        public override string ToString() => nameof(Shared);
    }

    /// <summary>The session is shared no more, and all its listeners were let go: a listener's last event.</summary>
    public sealed record Unshared : ServerEvent;

    /// <summary>Some came to listen to the session, or went; told about once a second at most.</summary>
    /// <param name="Count">How many listen now.</param>
    public sealed record ListenersChanged(int Count) : ServerEvent;

    /// <summary>Something was accepted, but not as asked.</summary>
    /// <param name="Code">A stable word.</param>
    /// <param name="Message">A sentence.</param>
    /// <param name="Field">What it is about; null for nothing in particular.</param>
    public sealed record Notice(string Code, string Message, string? Field) : ServerEvent;

    /// <summary>Something went wrong. The session goes on unless <see cref="StateChanged"/> to closed follows.</summary>
    /// <param name="Code">A stable word of docs/protocol.md, "Errors".</param>
    /// <param name="Message">A sentence that says what to do.</param>
    public sealed record Failed(string Code, string Message) : ServerEvent
    {
        /// <summary>The field that is wrong; null where it is none.</summary>
        public string? Field { get; init; }

        /// <summary>The written turn that it ends; null where it ends none.</summary>
        public long? Turn { get; init; }

        /// <summary>The asker's own name for what failed; null for none.</summary>
        public string? RequestId { get; init; }

        /// <summary>When the same may succeed; null where that is not known.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }

    /// <summary>The turn is over. Where it is stored, it was before this was told.</summary>
    public sealed record TurnCompleted : ServerEvent
    {
        /// <summary>The turn's number.</summary>
        public required long Turn { get; init; }

        /// <summary>What the speaker said.</summary>
        public required string InputText { get; init; }

        /// <summary>What was answered.</summary>
        public required string OutputText { get; init; }

        /// <summary>Whether the answer was cut off.</summary>
        public required bool WasInterrupted { get; init; }

        /// <summary>The model's own count of tokens; null where it gave none.</summary>
        public TokenUsage? Usage { get; init; }

        /// <summary>Speech sent to the model for this turn.</summary>
        public TimeSpan InputAudio { get; init; }

        /// <summary>Speech that came back.</summary>
        public TimeSpan OutputAudio { get; init; }

        /// <summary>From the end of the speaker's speech to the first audio; null where there was none, or it came earlier.</summary>
        public TimeSpan? FirstAudio { get; init; }

        /// <summary>From the turn's first input to its end.</summary>
        public TimeSpan Duration { get; init; }

        /// <summary>The asker's own name for a written turn; null for none.</summary>
        public string? RequestId { get; init; }

        /// <summary>The number of the stored question; null where turns are not stored.</summary>
        public long? UserMessageId { get; init; }

        /// <summary>The number of the stored answer; null where turns are not stored, or there was none.</summary>
        public long? AssistantMessageId { get; init; }

        /// <summary>How long the answer took; null where the server does not tell.</summary>
        public TimeSpan? ResponseTime { get; init; }

        /// <summary>The model's own word for why its written answer ended, such as <c>STOP</c>; null where there is none.</summary>
        public string? FinishReason { get; init; }
    }

    /// <summary>The answer to a ping.</summary>
    internal sealed record Pong : ServerEvent;
}
