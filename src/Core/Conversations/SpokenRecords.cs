using System.Text.Json.Nodes;
using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Conversations;

/// <summary>What is kept of a turn that a Live model answered: what was said, and what was said to it.</summary>
internal static class SpokenRecords
{
    /// <summary>The two sides of a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="told">What the session's followers are told of it.</param>
    /// <param name="languages">The language of each side; null where unknown.</param>
    /// <param name="startedAt">When the session began.</param>
    /// <param name="now">Time since then.</param>
    public static IReadOnlyList<NewMessage> Of(
        Turn turn, SessionOutput.TurnCompleted told, (string? Input, string? Output) languages, DateTimeOffset startedAt, TimeSpan now)
    {
        var input = Metadata(turn, turn.Utterance is { Text: null, Milliseconds: > 0 } ? (turn.StartedAt, turn.Utterance.EndedAt ?? now) : null);
        var output = Metadata(turn, turn.FirstAudioAt is { } from ? (from, PlayedBy(turn, told.WasInterrupted, now)) : null);
        if (told.WasInterrupted)
        {
            output["finish_reason"] = WrittenRecords.Interrupted;
        }

        return
        [
            new NewMessage(MessageRole.User, StorableText.Of(told.InputText))
            {
                Type = turn.Utterance?.Text is null ? MessageType.Audio : MessageType.Text,
                Language = languages.Input,
                Timestamp = startedAt + turn.StartedAt,
                Measures = new() { TokensUsed = Tokens(turn, told) },
                Metadata = input.ToJsonString(),
            },
            new NewMessage(MessageRole.Assistant, StorableText.Of(told.OutputText))
            {
                Type = MessageType.Audio,
                Language = languages.Output,
                Timestamp = startedAt + (turn.FirstAudioAt ?? now),
                Measures = new()
                {
                    TokensUsed = turn.Usage?.Response,
                    ResponseTime = (told.FirstAudioMilliseconds ?? told.DurationMilliseconds) / 1000,
                },
                Metadata = output.ToJsonString(),
            },
        ];
    }

    // The model's count of the prompt is of all it has heard so far.
    private static int Tokens(Turn turn, SessionOutput.TurnCompleted told) => turn.Utterance?.Text is { } text
        ? TokenEstimate.Of(text)
        : (int)Math.Ceiling(told.InputAudioMilliseconds / 1000 * TokenEstimate.SpeechSecond);

    private static TimeSpan PlayedBy(Turn turn, bool wasInterrupted, TimeSpan now) =>
        wasInterrupted && now < turn.PlayedBy ? now : turn.PlayedBy;

    private static JsonObject Metadata(Turn turn, (TimeSpan Start, TimeSpan End)? audio)
    {
        var number = turn.Number - 1;
        if (audio is not var (start, end))
        {
            return new JsonObject { ["turn"] = number };
        }

        var from = (long)start.TotalMilliseconds;
        var offsets = new AudioOffsets(from, Math.Max(from, (long)end.TotalMilliseconds), number);
        return JsonNode.Parse(offsets.ToMetadata())!.AsObject();
    }
}
