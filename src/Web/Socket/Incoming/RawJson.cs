using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads single JSON values that have already been checked for syntax.</summary>
internal static class RawJson
{
    public static bool IsString(ReadOnlySpan<byte> json) => json is [(byte)'"', ..];

    /// <summary>Whether there is no value, or null, which counts as none.</summary>
    public static bool IsAbsent(ReadOnlySpan<byte> json) => json.IsEmpty || json.SequenceEqual("null"u8);

    /// <summary>Reads a string; false for another type, or for text that is no Unicode (half of a surrogate pair).</summary>
    public static bool TryGetString(ReadOnlySpan<byte> json, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (!IsString(json))
        {
            return false;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        try
        {
            value = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Reads a whole number; false for another type, a fraction, or one too large.</summary>
    public static bool TryGetInt64(ReadOnlySpan<byte> json, out long value)
    {
        value = 0;
        if (json.IsEmpty)
        {
            return false;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out value);
    }

    /// <summary>Compares a string with a plain text, without making a string of it.</summary>
    public static bool StringEquals(ReadOnlySpan<byte> json, ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return IsUnicode(ref reader) && reader.ValueTextEquals(text);
    }

    /// <summary>Reads a value into a tree, which copies it; false where a name in it is no Unicode, and the tree could not be searched.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, out JsonElement element)
    {
        element = default;
        var names = new Utf8JsonReader(json);
        while (names.Read())
        {
            if (names.TokenType is JsonTokenType.PropertyName && !IsUnicode(ref names))
            {
                return false;
            }
        }

        var reader = new Utf8JsonReader(json);
        element = JsonElement.ParseValue(ref reader);
        return true;
    }

    /// <summary>Whether the reader's string or name is text: an escape may hold half of a surrogate pair, on which every comparison throws.</summary>
    public static bool IsUnicode(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return !reader.ValueIsEscaped || reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
