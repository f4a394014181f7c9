using System.Buffers.Text;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Outgoing;

/// <summary>Writes audio responses by hand: base64 goes straight into the socket's buffer.</summary>
internal static class AudioResponseWriter
{
    public static void Write(PooledBuffer buffer, SessionOutput.Speech speech, ClientMode mode)
    {
        var frame = speech.Frame;
        buffer.Write("{\"type\":\"audio_response\","u8);
        if (mode.BinaryAudio)
        {
            buffer.Write("\"bytes\":"u8);
            WriteNumber(buffer, frame.Length);
        }
        else
        {
            buffer.Write("\"data\":\""u8);
            WriteBase64(buffer, frame);
            buffer.Write("\""u8);
        }

        buffer.Write(",\"sampleRate\":"u8);
        WriteNumber(buffer, frame.SampleRate);
        if (mode.Extended)
        {
            buffer.Write(",\"turn\":"u8);
            WriteNumber(buffer, speech.Turn);
            buffer.Write(",\"seq\":"u8);
            WriteNumber(buffer, speech.Sequence);
        }

        buffer.Write("}"u8);
    }

    private static void WriteBase64(PooledBuffer buffer, AudioFrame frame)
    {
        var room = buffer.GetSpan(Base64.GetMaxEncodedToUtf8Length(frame.Length));
        Base64.EncodeToUtf8(frame.Memory.Span, room, out _, out var written);
        buffer.Advance(written);
    }

    private static void WriteNumber(PooledBuffer buffer, long number)
    {
        // The longest Int64 has 20 characters.
        Utf8Formatter.TryFormat(number, buffer.GetSpan(20), out var written);
        buffer.Advance(written);
    }
}
