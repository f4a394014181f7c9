using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>google.protobuf.Duration in JSON: seconds with an "s", such as "50s" or "1.5s".</summary>
internal sealed class ProtoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var duration)
            ? duration
            : throw new JsonException("A duration is a string of seconds that ends in s, such as \"50s\".");

    /// <summary>Reads a duration such as "1.68122827s"; what is finer than 100 ns is cut.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        if (text is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9' or '-', .., 's']
            && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) <= 315_576_000_000m) // protobuf's own limit: 10,000 years
        {
            duration = new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond));
            return true;
        }

        duration = default;
        return false;
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{(decimal)value.Ticks / TimeSpan.TicksPerSecond:0.#######}s"));
}
