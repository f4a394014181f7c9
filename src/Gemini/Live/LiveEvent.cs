using System.Text.Json;
using Interpreter.Core.Audio;

namespace Interpreter.Gemini.Live;

/// <summary>One thing the server said. A frame that carries several becomes several.</summary>
public abstract record LiveEvent
{
    private LiveEvent()
    {
    }

    /// <summary>The setup was taken: input may follow.</summary>
    public sealed record SetUp(Messages.SetupComplete Message) : LiveEvent;

    /// <summary>Speech. Whoever reads the event releases the frame.</summary>
    public sealed record Audio(AudioFrame Frame) : LiveEvent;

    /// <summary>Media that is not PCM.</summary>
    public sealed record Media(Messages.Blob Blob) : LiveEvent;

    /// <summary>Text of the answer.</summary>
    /// <param name="Value">To be appended to what came before.</param>
    /// <param name="Thought">True: a summary of a thought, not part of the answer.</param>
    public sealed record Text(string Value, bool Thought) : LiveEvent;

    /// <summary>What the model did in a part that is none of the above, such as executableCode.</summary>
    public sealed record OtherPart(string Name, JsonElement Value) : LiveEvent;

    /// <summary>A fragment of what the speaker said.</summary>
    public sealed record InputTranscription(Messages.Transcription Fragment) : LiveEvent;

    /// <summary>A quick guess at what the speaker is saying; the next replaces it.</summary>
    public sealed record InterimInputTranscription(Messages.Transcription Guess) : LiveEvent;

    /// <summary>A fragment of what the model speaks.</summary>
    public sealed record OutputTranscription(Messages.Transcription Fragment) : LiveEvent;

    /// <summary>The speaker barged in: what was not played yet is void.</summary>
    public sealed record Interrupted : LiveEvent;

    /// <summary>All of the answer has been sent. Does not come after <see cref="Interrupted"/>.</summary>
    public sealed record GenerationComplete : LiveEvent;

    /// <summary>The turn is over: the server assumes that the answer has been played.</summary>
    /// <param name="Reason">Such as "NEED_MORE_INPUT", where the server gives one.</param>
    public sealed record TurnComplete(string? Reason) : LiveEvent;

    /// <summary>What the model is about.</summary>
    /// <param name="Status">"IDLE", or "IN_PROGRESS": it works on, although the turn is complete. "REQUIRES_ACTION" means the latter.</param>
    /// <param name="CompletesTurn">True: a <see cref="TurnComplete"/> that came with it follows.</param>
    public sealed record InteractionStatus(string Status, bool CompletesTurn) : LiveEvent;

    /// <summary>The model waits for more input.</summary>
    public sealed record WaitingForInput : LiveEvent;

    /// <summary>Where the answer comes from (groundingMetadata, urlContextMetadata).</summary>
    public sealed record Sources(string Name, JsonElement Value) : LiveEvent;

    /// <summary>Functions to call.</summary>
    public sealed record ToolCall(Messages.ToolCall Message) : LiveEvent;

    /// <summary>Calls that are void.</summary>
    public sealed record ToolCallCancellation(Messages.ToolCallCancellation Message) : LiveEvent;

    /// <summary>The server will close the connection.</summary>
    public sealed record GoAway(Messages.GoAway Message) : LiveEvent;

    /// <summary>The state of resumption.</summary>
    public sealed record Resumption(Messages.SessionResumptionUpdate Message) : LiveEvent;

    /// <summary>The server heard speech start or end.</summary>
    public sealed record VoiceActivity(Messages.VoiceActivity Message) : LiveEvent;

    /// <summary>Tokens.</summary>
    public sealed record Usage(Messages.UsageMetadata Message) : LiveEvent;

    /// <summary>An error, as a message. The connection ends on it, so readers of a connection never see it.</summary>
    public sealed record Error(Messages.ServerError Message) : LiveEvent;
}
