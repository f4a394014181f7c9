using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;

namespace Interpreter.Wire;

/// <summary>
/// What the load and the fake Gemini hide in the first samples of a loud audio frame, to measure what a relay adds:
/// when the frame was sent, by the machine's monotonic clock that all processes share. A relay passes it on untouched,
/// as it does all PCM.
/// </summary>
public readonly record struct Marker(uint Sequence, long SentAt, uint Lost, UpLatencies Up)
{
    /// <summary>The marker's length in PCM; a multiple of 6, so that it is whole samples and whole base64 groups.</summary>
    public const int Bytes = 36;

    /// <summary>The marker's length in base64.</summary>
    public const int Base64Length = Bytes / 3 * 4;

    // Any value that speech is unlikely to begin with.
    private const uint Magic = 0x7E57_C0DE;

    /// <summary>Now, in the unit of <see cref="SentAt"/>.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>The time since a stamp, in microseconds.</summary>
    public static uint MicrosecondsSince(long stamp) => (uint)Math.Clamp((Now - stamp) * 1_000_000.0 / Stopwatch.Frequency, 0, uint.MaxValue);

    public void Write(Span<byte> pcm)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(pcm, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(pcm[4..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(pcm[8..], SentAt);
        BinaryPrimitives.WriteUInt32LittleEndian(pcm[16..], Lost);
        for (var i = 0; i < UpLatencies.Capacity; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(pcm[(20 + (4 * i))..], Up[i]);
        }
    }

    public void WriteBase64(Span<byte> text)
    {
        Span<byte> pcm = stackalloc byte[Bytes];
        Write(pcm);
        Base64.EncodeToUtf8(pcm, text, out _, out _);
    }

    /// <summary>Reads a marker; false when the PCM does not begin with one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> pcm, out Marker marker)
    {
        marker = default;
        if (pcm.Length < Bytes || BinaryPrimitives.ReadUInt32LittleEndian(pcm) != Magic)
        {
            return false;
        }

        var up = default(UpLatencies);
        for (var i = 0; i < UpLatencies.Capacity; i++)
        {
            up[i] = BinaryPrimitives.ReadUInt32LittleEndian(pcm[(20 + (4 * i))..]);
        }

        marker = new Marker(
            BinaryPrimitives.ReadUInt32LittleEndian(pcm[4..]),
            BinaryPrimitives.ReadInt64LittleEndian(pcm[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(pcm[16..]),
            up);
        return true;
    }

    /// <summary>Reads a marker from the beginning of a message's base64 audio; false when there is none.</summary>
    public static bool TryReadBase64(ReadOnlySpan<byte> json, out Marker marker)
    {
        marker = default;
        var at = json.IndexOf("\"data\":"u8);
        if (at < 0)
        {
            return false;
        }

        // A "+" may come as \u002B.
        var text = json[(at + 7)..].TrimStart((byte)' ');
        if (text.Length <= 1 + (6 * Base64Length))
        {
            return false;
        }

        Span<byte> pcm = stackalloc byte[Bytes];
        Span<byte> plain = stackalloc byte[Base64Length];
        text = text[1..];
        for (var i = 0; i < Base64Length; i++)
        {
            var escaped = text.StartsWith("\\u002B"u8);
            plain[i] = escaped ? (byte)'+' : text[0];
            text = text[(escaped ? 6 : 1)..];
        }

        Base64.DecodeFromUtf8(plain, pcm, out _, out var written);
        return written == Bytes && TryRead(pcm, out marker);
    }
}
