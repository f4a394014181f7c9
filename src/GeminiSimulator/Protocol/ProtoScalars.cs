using System.Globalization;
using System.Text.Json;

namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>The scalar rules of proto3 JSON.</summary>
internal static class ProtoScalars
{
    /// <returns>The value, or null when the JSON is not one of the field's kind.</returns>
    public static object? Read(JsonElement json, ProtoField field) => field.Kind switch
    {
        ProtoKind.Text => json.ValueKind == JsonValueKind.String ? json.GetString() : null,
        ProtoKind.Flag => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null,
        ProtoKind.Int32 => Integer(json) is { } number and >= int.MinValue and <= int.MaxValue ? number : null,
        ProtoKind.Int64 => Integer(json),
        ProtoKind.Float => Number(json),
        ProtoKind.Duration => Duration(json),
        ProtoKind.Timestamp => Timestamp(json),
        ProtoKind.Choice => json.ValueKind == JsonValueKind.String && field.Choices.Contains(json.GetString()!) ? json.GetString() : null,
        ProtoKind.AnyJson => json.Clone(),
        _ => null,
    };

    /// <summary>Decodes base64 in the standard and in the URL-safe alphabet (the Python SDK's), padded or not.</summary>
    public static byte[]? Bytes(JsonElement json)
    {
        if (json.TryGetBytesFromBase64(out var bytes))
        {
            return bytes;
        }

        var text = json.GetString()!.Replace('-', '+').Replace('_', '/');
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var decoded = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, decoded, out var written) ? decoded[..written] : null;
    }

    private static long? Integer(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.TryGetInt64(out var number) ? number
            : json.TryGetDouble(out var real) && real == Math.Floor(real) && Math.Abs(real) < long.MaxValue ? (long)real
            : null,
        JsonValueKind.String => long.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    private static double? Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => double.TryParse(json.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => null,
    };

    private static TimeSpan? Duration(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { } text && text.EndsWith('s')
        && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static DateTimeOffset? Timestamp(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
