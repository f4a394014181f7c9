using System.Text.Json;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>Reads modelTurn: all of its parts.</summary>
internal static class ModelTurnReader
{
    public static void Read(ref Utf8JsonReader reader, ICollection<LiveEvent> events)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        ServerContentReader.ExpectObject(ref reader, "modelTurn");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isParts = reader.ValueTextEquals("parts"u8);
            reader.Read();
            if (!isParts || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ReadPart(ref reader, events);
            }
        }
    }

    private static void ReadPart(ref Utf8JsonReader reader, ICollection<LiveEvent> events)
    {
        ServerContentReader.ExpectObject(ref reader, "parts");
        string? text = null;
        var thought = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("inlineData"u8))
            {
                InlineDataReader.Read(ref reader, events);
            }
            else if (reader.ValueTextEquals("text"u8))
            {
                text = ServerContentReader.ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("thought"u8))
            {
                thought = ServerContentReader.ReadFlag(ref reader);
            }
            else if (reader.ValueTextEquals("executableCode"u8) || reader.ValueTextEquals("codeExecutionResult"u8))
            {
                var name = reader.GetString()!;
                reader.Read();
                events.Add(new LiveEvent.OtherPart(name, JsonElement.ParseValue(ref reader)));
            }
            else
            {
                reader.Skip();
            }
        }

        if (!string.IsNullOrEmpty(text))
        {
            events.Add(new LiveEvent.Text(text, thought));
        }
    }
}
