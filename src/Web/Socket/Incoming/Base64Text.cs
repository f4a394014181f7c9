using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads base64 out of a message, straight from the frame's bytes: standard or URL-safe, padded or not.</summary>
internal static class Base64Text
{
    /// <summary>The most bytes that a string can hold.</summary>
    /// <param name="json">The raw JSON of a string.</param>
    public static int MaxLength(ReadOnlySpan<byte> json) => Base64.GetMaxDecodedFromUtf8Length(json.Length + 1);

    /// <summary>Decodes a string.</summary>
    /// <param name="json">The raw JSON of a string.</param>
    /// <param name="bytes">With room for <see cref="MaxLength"/>.</param>
    /// <param name="length">How many bytes came out.</param>
    /// <returns>False: it is no base64.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> json, Span<byte> bytes, out int length)
    {
        var text = json[1..^1];
        return text.Contains((byte)'\\') ? TryDecodeEscaped(json, bytes, out length) : TryDecodePlain(text, bytes, out length);
    }

    private static bool TryDecodeEscaped(ReadOnlySpan<byte> json, Span<byte> bytes, out int length)
    {
        // Some encoders write every "/" as "\/".
        var rented = ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            return TryDecodePlain(rented.AsSpan(0, reader.CopyString(rented)), bytes, out length);
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool TryDecodePlain(ReadOnlySpan<byte> text, Span<byte> bytes, out int length)
    {
        var status = text.ContainsAny((byte)'-', (byte)'_') ? Base64Url.DecodeFromUtf8(text, bytes, out _, out length)
            : text.Length % 4 == 0 ? Base64.DecodeFromUtf8(text, bytes, out _, out length)
            : DecodeUnpadded(text, bytes, out length);
        return status is OperationStatus.Done;
    }

    private static OperationStatus DecodeUnpadded(ReadOnlySpan<byte> text, Span<byte> bytes, out int length)
    {
        var whole = text.Length & ~3;
        var status = Base64.DecodeFromUtf8(text[..whole], bytes, out _, out length, isFinalBlock: false);
        if (status is not OperationStatus.Done)
        {
            return status;
        }

        Span<byte> tail = [(byte)'=', (byte)'=', (byte)'=', (byte)'='];
        text[whole..].CopyTo(tail);
        status = Base64.DecodeFromUtf8(tail, bytes[length..], out _, out var rest);
        length += rest;
        return status;
    }
}
