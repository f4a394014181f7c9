using System.Text.Json;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>
/// Reads a fragment of a transcript: after audio the commonest message. By hand where it holds no more than text,
/// language and an end, because the serializer boxes every property of an immutable record on its way.
/// </summary>
internal static class TranscriptionReader
{
    /// <summary>Reads the field's value when it has this name; otherwise leaves the reader on the name.</summary>
    public static Transcription? Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            return null;
        }

        reader.Read();
        var whole = reader;
        return ReadPlain(ref reader) ?? ReadWhole(ref reader, whole);
    }

    private static Transcription? ReadWhole(ref Utf8JsonReader reader, Utf8JsonReader whole)
    {
        reader = whole;
        return JsonSerializer.Deserialize(ref reader, LiveJson.Wire.Transcription);
    }

    // Null: there is more to it, or something is wrong with it, which the serializer tells best.
    private static Transcription? ReadPlain(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        string? text = null;
        string? language = null;
        bool? finished = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                text = reader.GetString();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("languageCode"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                language = reader.GetString();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("finished"u8) && reader.Read() && reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            {
                finished = reader.TokenType == JsonTokenType.True;
            }
            else
            {
                return null;
            }
        }

        return new Transcription { Text = text, LanguageCode = language, Finished = finished };
    }
}
