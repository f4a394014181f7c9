using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Interpreter.Core.Audio;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>Reads inlineData. PCM goes from base64 in the receive buffer straight into an <see cref="AudioFrame"/>.</summary>
internal static class InlineDataReader
{
    /// <summary>Hz. Gemini Live speaks at 24 kHz; Vertex leaves the rate out.</summary>
    private const int DefaultRate = 24_000;

    // Highest rate that any PCM device of ours could mean; a larger one is a broken message.
    private const int MaxRate = 192_000;

    private const int OtherMedia = 0;

    public static void Read(ref Utf8JsonReader reader, ICollection<LiveEvent> events)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        ServerContentReader.ExpectObject(ref reader, "inlineData");
        var rate = DefaultRate;
        string? otherType = null;
        Utf8JsonReader data = default; // a copy that stands on the value: its type may follow it
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("mimeType"u8))
            {
                reader.Read();
                rate = ReadRate(ref reader, out otherType);
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                data = reader;
            }
            else
            {
                reader.Skip();
            }
        }

        if (data.TokenType != JsonTokenType.String || data.ValueSpan.IsEmpty)
        {
            return;
        }

        events.Add(rate == OtherMedia ? new LiveEvent.Media(new Blob(otherType!, DecodeBytes(ref data))) : new LiveEvent.Audio(DecodeAudio(ref data, rate)));
    }

    private static int ReadRate(ref Utf8JsonReader reader, out string? otherType)
    {
        otherType = null;
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("The field mimeType is not a string.");
        }

        if (reader.ValueTextEquals("audio/pcm;rate=24000"u8) || reader.ValueTextEquals("audio/pcm"u8))
        {
            return DefaultRate;
        }

        var type = reader.GetString()!;
        var rate = RateOf(type);
        otherType = rate == OtherMedia ? type : null;
        return rate;
    }

    /// <summary>The rate of PCM, in Hz; 0 for a type that is not PCM.</summary>
    /// <exception cref="JsonException">The rate is impossible.</exception>
    internal static int RateOf(string type)
    {
        // Speech over REST is "audio/L16;codec=pcm;rate=24000": little-endian all the same, whatever RFC 2586 says of L16.
        if (!type.StartsWith("audio/pcm", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("audio/L16", StringComparison.OrdinalIgnoreCase))
        {
            return OtherMedia;
        }

        var at = type.IndexOf("rate=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return DefaultRate;
        }

        var digits = type.AsSpan(at + "rate=".Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= MaxRate
            ? rate
            : throw new JsonException("The rate of mimeType is not a number of Hz.");
    }

    private static AudioFrame DecodeAudio(ref Utf8JsonReader data, int rate)
    {
        var frame = AudioFrame.Rent((LenientBase64.MaxDecodedLength(data.ValueSpan.Length) + 1) & ~1, rate);
        try
        {
            // Half a sample at the end would be noise.
            frame.Trim(Decode(ref data, frame.Memory.Span) & ~1);
            return frame;
        }
        catch
        {
            frame.Release();
            throw;
        }
    }

    private static byte[] DecodeBytes(ref Utf8JsonReader data)
    {
        var bytes = new byte[LenientBase64.MaxDecodedLength(data.ValueSpan.Length)];
        return bytes[..Decode(ref data, bytes)];
    }

    private static int Decode(ref Utf8JsonReader data, Span<byte> bytes)
    {
        if (!data.ValueIsEscaped)
        {
            return LenientBase64.Decode(data.ValueSpan, bytes);
        }

        // Some JSON writers escape "/" as "\/" and "=" as "\u003d".
        var text = ArrayPool<byte>.Shared.Rent(data.ValueSpan.Length);
        try
        {
            return LenientBase64.Decode(text.AsSpan(0, data.CopyString(text)), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }
}
