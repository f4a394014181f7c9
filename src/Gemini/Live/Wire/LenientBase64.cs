using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>
/// Decodes base64 of either alphabet, with or without padding. Google's servers write the standard one with
/// padding; its SDKs and proxies write both.
/// </summary>
internal static class LenientBase64
{
    /// <summary>An upper bound of the decoded length, in bytes.</summary>
    public static int MaxDecodedLength(int encodedLength) => (int)(((long)encodedLength + 3) / 4 * 3);

    /// <summary>Decodes.</summary>
    /// <returns>The decoded length, in bytes.</returns>
    /// <exception cref="JsonException">The text is not base64.</exception>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) == OperationStatus.Done)
        {
            return written;
        }

        var urlSafe = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var span = urlSafe.AsSpan(0, text.Length);
            text.Replace(span, (byte)'+', (byte)'-');
            span.Replace((byte)'/', (byte)'_');
            if (Base64Url.DecodeFromUtf8(span, bytes, out _, out written) == OperationStatus.Done)
            {
                return written;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(urlSafe);
        }

        throw new JsonException("The data of a part is not base64.");
    }
}
