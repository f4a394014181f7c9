using System.Text.Json;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>
/// Reads serverContent. The ends of a turn are told after the content that they came with, whatever the order of
/// the fields: protobuf writes them by field number, where turnComplete precedes modelTurn.
/// </summary>
internal static class ServerContentReader
{
    public static void Read(ref Utf8JsonReader reader, ICollection<LiveEvent> events)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        var generationComplete = false;
        var turnComplete = false;
        string? reason = null;
        string? status = null;
        ExpectObject(ref reader, "serverContent");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("modelTurn"u8))
            {
                ModelTurnReader.Read(ref reader, events);
            }
            else if (reader.ValueTextEquals("generationComplete"u8))
            {
                generationComplete = ReadFlag(ref reader);
            }
            else if (reader.ValueTextEquals("turnComplete"u8))
            {
                turnComplete = ReadFlag(ref reader);
            }
            else if (reader.ValueTextEquals("turnCompleteReason"u8))
            {
                reason = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("interactionStatus"u8))
            {
                status = ReadText(ref reader);
            }
            else
            {
                ReadContent(ref reader, events);
            }
        }

        if (generationComplete)
        {
            events.Add(new LiveEvent.GenerationComplete());
        }

        if (status is not null)
        {
            events.Add(new LiveEvent.InteractionStatus(status, turnComplete));
        }

        if (turnComplete)
        {
            events.Add(new LiveEvent.TurnComplete(reason));
        }
    }

    private static void ReadContent(ref Utf8JsonReader reader, ICollection<LiveEvent> events)
    {
        if (TranscriptionReader.Read(ref reader, "outputTranscription"u8) is { } output)
        {
            events.Add(new LiveEvent.OutputTranscription(output));
        }
        else if (TranscriptionReader.Read(ref reader, "inputTranscription"u8) is { } input)
        {
            events.Add(new LiveEvent.InputTranscription(input));
        }
        else if (TranscriptionReader.Read(ref reader, "interimInputTranscription"u8) is { } interim)
        {
            events.Add(new LiveEvent.InterimInputTranscription(interim));
        }
        else if (reader.TokenType != JsonTokenType.PropertyName)
        {
            // A known field whose value is null.
        }
        else if (reader.ValueTextEquals("interrupted"u8))
        {
            if (ReadFlag(ref reader))
            {
                events.Add(new LiveEvent.Interrupted());
            }
        }
        else if (reader.ValueTextEquals("waitingForInput"u8))
        {
            if (ReadFlag(ref reader))
            {
                events.Add(new LiveEvent.WaitingForInput());
            }
        }
        else if (reader.ValueTextEquals("groundingMetadata"u8) || reader.ValueTextEquals("urlContextMetadata"u8))
        {
            var name = reader.GetString()!;
            reader.Read();
            events.Add(new LiveEvent.Sources(name, JsonElement.ParseValue(ref reader)));
        }
        else
        {
            reader.Skip();
        }
    }

    internal static void ExpectObject(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"The field {name} is not an object.");
        }
    }

    internal static bool ReadFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        var value = reader.TokenType == JsonTokenType.True;
        reader.Skip();
        return value;
    }

    internal static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        var value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return value;
    }
}
