using System.Text.Json;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Rest;

namespace Interpreter.Gemini.Speech;

/// <summary>A chunk of an answer in speech. PCM goes from base64 in the receive buffer straight into a frame.</summary>
/// <param name="Audio">The speech; null where the chunk has none.</param>
/// <param name="EndReason">Why the answer ended, or the prompt was blocked; null while it goes on.</param>
/// <param name="Usage">Tokens; null where the chunk has none.</param>
internal sealed record SpeechChunk(AudioFrame? Audio, string? EndReason, UsageMetadata? Usage)
{
    /// <summary>Reads a chunk.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="UpstreamException">It is an error.</exception>
    public static SpeechChunk Parse(ReadOnlySpan<byte> utf8)
    {
        var said = new List<LiveEvent>();
        try
        {
            var (reason, usage) = Read(utf8, said);
            return new SpeechChunk(Join(said), reason, usage);
        }
        finally
        {
            said.ForEach(part => (part as LiveEvent.Audio)?.Frame.Release());
        }
    }

    /// <summary>Tells a refusal from an end.</summary>
    /// <exception cref="UpstreamException">The text may not be spoken.</exception>
    public void ThrowIfRefused()
    {
        if (EndReason is not (null or "STOP" or "OTHER" or "MAX_TOKENS" or "FINISH_REASON_UNSPECIFIED"))
        {
            throw new UpstreamException(UpstreamFailure.Policy, "Gemini may not speak this text.", reason: EndReason);
        }
    }

    private static (string? Reason, UsageMetadata? Usage) Read(ReadOnlySpan<byte> utf8, List<LiveEvent> said)
    {
        string? reason = null;
        UsageMetadata? usage = null;
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        ServerContentReader.ExpectObject(ref reader, "answer");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("candidates"u8))
            {
                reason = ReadCandidates(ref reader, said) ?? reason;
            }
            else if (ServerMessageReader.Read(ref reader, "usageMetadata"u8, LiveJson.Wire.UsageMetadata) is { } counted)
            {
                usage = counted;
            }
            else if (ServerMessageReader.Read(ref reader, "promptFeedback"u8, RestJson.Wire.PromptFeedback) is { } feedback)
            {
                reason = feedback.BlockReason ?? reason;
            }
            else if (ServerMessageReader.Read(ref reader, "error"u8, RestJson.Wire.GoogleError) is { } error)
            {
                throw Refusal.Of(error);
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                reader.Skip();
            }
        }

        return (reason, usage);
    }

    private static string? ReadCandidates(ref Utf8JsonReader reader, List<LiveEvent> said)
    {
        string? reason = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The field candidates is not an array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ServerContentReader.ExpectObject(ref reader, "candidates");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("content"u8))
                {
                    ModelTurnReader.Read(ref reader, said);
                }
                else if (reader.ValueTextEquals("finishReason"u8))
                {
                    reason = ServerContentReader.ReadText(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return reason;
    }

    private static AudioFrame? Join(List<LiveEvent> said)
    {
        var frames = said.OfType<LiveEvent.Audio>().Select(audio => audio.Frame).ToList();
        if (frames.Count < 2)
        {
            return frames.Count == 0 ? null : frames[0].Retain();
        }

        var whole = AudioFrame.Rent(frames.Sum(frame => frame.Length), frames[0].SampleRate);
        var at = 0;
        foreach (var frame in frames)
        {
            frame.Memory.CopyTo(whole.Memory[at..]);
            at += frame.Length;
        }

        return whole;
    }
}
