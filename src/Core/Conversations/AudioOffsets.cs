using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interpreter.Core.Conversations;

/// <summary>
/// Where one side of a turn lies on its session's audio timeline: what the speaker said, or its interpretation. Kept in
/// the message's metadata, beside whatever else is there: <c>{"audio": {"start_ms": 0, "end_ms": 1500}, "turn": 1}</c>.
/// </summary>
/// <param name="StartMs">Where it begins, in milliseconds from the session's start; from 0 to <see cref="MaxMs"/>.</param>
/// <param name="EndMs">Where it ends, in the same; from <paramref name="StartMs"/> to <see cref="MaxMs"/>.</param>
/// <param name="Turn">The turn's number in its session, from 0; the two sides of a turn have the same.</param>
public sealed record AudioOffsets(long StartMs, long EndMs, long Turn)
{
    /// <summary>The farthest offset: ten years of 365 days, in milliseconds, so that no sum of offsets overflows.</summary>
    public const long MaxMs = 315_360_000_000;

    private const string AudioName = "audio";
    private const string StartName = "start_ms";
    private const string EndName = "end_ms";
    private const string TurnName = "turn";

    /// <summary>Where it begins, from the session's start.</summary>
    public TimeSpan Start => TimeSpan.FromMilliseconds(StartMs);

    /// <summary>Where it ends, from the session's start.</summary>
    public TimeSpan End => TimeSpan.FromMilliseconds(EndMs);

    private bool IsValid => StartMs >= 0 && EndMs >= StartMs && EndMs <= MaxMs && Turn >= 0;

    /// <summary>Writes the offsets into a message's metadata.</summary>
    /// <param name="metadata">What else the metadata says, as a JSON object; kept as it is.</param>
    /// <returns>The metadata, as a JSON object.</returns>
    /// <exception cref="JsonException">The metadata is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The metadata is no object, or the offsets are out of their range.</exception>
    public string ToMetadata(string metadata = "{}")
    {
        if (!IsValid)
        {
            throw new InvalidOperationException($"{this}: offsets go from 0 to {MaxMs} ms, the end not before the start, and turns from 0.");
        }

        var document = JsonNode.Parse(metadata)?.AsObject() ?? throw new InvalidOperationException("The metadata is null: give a JSON object.");
        document[AudioName] = new JsonObject { [StartName] = StartMs, [EndName] = EndMs };
        document[TurnName] = Turn;
        return document.ToJsonString();
    }

    /// <summary>Reads the offsets from a message's metadata.</summary>
    /// <param name="metadata">The metadata: whatever anybody has written there.</param>
    /// <returns>The offsets; null where there are none, or none that make sense.</returns>
    public static AudioOffsets? TryRead(string metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        try
        {
            using var document = JsonDocument.Parse(metadata);
            return Member(document.RootElement, AudioName) is { } audio
                && Number(audio, StartName) is { } start
                && Number(audio, EndName) is { } end
                && Number(document.RootElement, TurnName) is { } turn
                && new AudioOffsets(start, end, turn) is { IsValid: true } offsets ? offsets : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what a document says to a field's name with half of a surrogate pair.
            return null;
        }
    }

    private static long? Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt64(out var number) ? number : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;
}
