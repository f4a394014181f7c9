using System.Buffers.Text;
using Interpreter.Core.Audio;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>Writes audio as a realtimeInput message, straight from PCM to base64 in the frame's buffer.</summary>
internal static class AudioInput
{
    // A sample rate in decimal digits; int.MaxValue has ten.
    private const int MaxRateLength = 10;

    private static ReadOnlySpan<byte> BeforeRate => """{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate="""u8;

    private static ReadOnlySpan<byte> BeforeData => "\",\"data\":\""u8;

    private static ReadOnlySpan<byte> AfterData => "\"}}}"u8;

    /// <summary>How large a buffer a frame needs, in bytes.</summary>
    public static int MaxLength(AudioFrame frame) =>
        BeforeRate.Length + MaxRateLength + BeforeData.Length + Base64.GetMaxEncodedToUtf8Length(frame.Length) + AfterData.Length;

    /// <summary>Writes the message.</summary>
    /// <returns>Its length, in bytes.</returns>
    public static int Write(AudioFrame frame, Span<byte> buffer)
    {
        var at = 0;
        Append(BeforeRate, buffer, ref at);
        Utf8Formatter.TryFormat(frame.SampleRate, buffer[at..], out var rateLength);
        at += rateLength;
        Append(BeforeData, buffer, ref at);
        Base64.EncodeToUtf8(frame.Memory.Span, buffer[at..], out _, out var dataLength);
        at += dataLength;
        Append(AfterData, buffer, ref at);
        return at;
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> buffer, ref int at)
    {
        text.CopyTo(buffer[at..]);
        at += text.Length;
    }
}
