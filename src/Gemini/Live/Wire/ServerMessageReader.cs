using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>
/// Reads a frame of the server: every field of it, in order, except that usage comes before the end of
/// the turn that it counts. Unknown fields are passed over.
/// </summary>
internal static class ServerMessageReader
{
    /// <summary>Reads a message.</summary>
    /// <param name="utf8">The frame; may be empty, which says nothing.</param>
    /// <param name="events">Empty; takes what the message says. After an exception it holds what came before the fault.</param>
    /// <exception cref="JsonException">The frame is not a JSON object, or a known field has an impossible value.</exception>
    public static void Read(ReadOnlySpan<byte> utf8, List<LiveEvent> events)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            return;
        }

        try
        {
            ReadObject(utf8, events);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A string is not UTF-8.", exception);
        }
    }

    private static void ReadObject(ReadOnlySpan<byte> utf8, List<LiveEvent> events)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A message is a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader, events);
        }

        if (reader.Read())
        {
            throw new JsonException("A frame holds one message.");
        }
    }

    private static void ReadField(ref Utf8JsonReader reader, List<LiveEvent> events)
    {
        if (reader.ValueTextEquals("serverContent"u8))
        {
            ServerContentReader.Read(ref reader, events);
        }
        else if (Read(ref reader, "usageMetadata"u8, LiveJson.Wire.UsageMetadata) is { } usage)
        {
            var end = events.FindIndex(said => said is LiveEvent.TurnComplete);
            events.Insert(end < 0 ? events.Count : end, new LiveEvent.Usage(usage));
        }
        else if (Read(ref reader, "sessionResumptionUpdate"u8, LiveJson.Wire.SessionResumptionUpdate) is { } update)
        {
            events.Add(new LiveEvent.Resumption(update));
        }
        else if (Read(ref reader, "setupComplete"u8, LiveJson.Wire.SetupComplete) is { } setup)
        {
            events.Add(new LiveEvent.SetUp(setup));
        }
        else if (Read(ref reader, "goAway"u8, LiveJson.Wire.GoAway) is { } goAway)
        {
            events.Add(new LiveEvent.GoAway(goAway));
        }
        else if (Read(ref reader, "toolCall"u8, LiveJson.Wire.ToolCall) is { } call)
        {
            events.Add(new LiveEvent.ToolCall(call));
        }
        else if (Read(ref reader, "toolCallCancellation"u8, LiveJson.Wire.ToolCallCancellation) is { } cancellation)
        {
            events.Add(new LiveEvent.ToolCallCancellation(cancellation));
        }
        else if (Read(ref reader, "voiceActivity"u8, LiveJson.Wire.VoiceActivity) is { } activity)
        {
            events.Add(new LiveEvent.VoiceActivity(activity));
        }
        else if (Read(ref reader, "voiceActivityDetectionSignal"u8, LiveJson.Wire.VoiceActivityDetectionSignal) is { } signal)
        {
            events.Add(new LiveEvent.VoiceActivity(new VoiceActivity { Type = signal.VadSignalType == "VAD_SIGNAL_TYPE_EOS" ? "ACTIVITY_END" : "ACTIVITY_START" }));
        }
        else if (Read(ref reader, "error"u8, LiveJson.Wire.ServerError) is { } error)
        {
            events.Add(new LiveEvent.Error(error));
        }
        else if (reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Skip();
        }
    }

    /// <summary>Reads the field's value when it has this name; otherwise leaves the reader on the name.</summary>
    internal static T? Read<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonTypeInfo<T> type)
        where T : class
    {
        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            return null;
        }

        reader.Read();
        return JsonSerializer.Deserialize(ref reader, type);
    }
}
