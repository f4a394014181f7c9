namespace Interpreter.Floor;

/// <summary>Lifts the text or base64 out of a message and into one of the other side's, as bytes.</summary>
internal static class Rewrap
{
    /// <summary>A client's message, for Gemini; 0 when there is nothing to say.</summary>
    public static int Up(ReadOnlySpan<byte> message, Span<byte> output) => message.StartsWith("""{"type":"audio","""u8)
        ? Wrap("""{"realtimeInput":{"audio":{"mimeType":"audio/pcm;rate=16000","data":" """u8[..^1], Value(message, "\"data\":"u8), "\"}}}"u8, output)
        : 0;

    /// <summary>Gemini's message, for a client; 0 when there is nothing to say.</summary>
    public static int Down(ReadOnlySpan<byte> message, Span<byte> output)
    {
        // What tells the kinds apart comes first.
        var head = message[..Math.Min(message.Length, 128)];
        if (head.IndexOf("\"inlineData\""u8) >= 0)
        {
            return Wrap("""{"type":"audio_response","data":" """u8[..^1], Value(message, "\"data\":"u8), "\",\"sampleRate\":24000}"u8, output);
        }

        if (head.IndexOf("\"inputTranscription\""u8) >= 0)
        {
            return Wrap("""{"type":"input_transcription","text":" """u8[..^1], Value(message, "\"text\":"u8), "\",\"isFinal\":false}"u8, output);
        }

        if (head.IndexOf("\"outputTranscription\""u8) >= 0)
        {
            return Wrap("""{"type":"output_transcription","text":" """u8[..^1], Value(message, "\"text\":"u8), "\",\"isFinal\":false}"u8, output);
        }

        if (head.IndexOf("\"turnComplete\""u8) >= 0)
        {
            return Wrap("""{"type":"turn_complete" """u8[..^1], default, "}"u8, output);
        }

        return head.IndexOf("\"setupComplete\""u8) >= 0 ? Wrap("""{"type":"connected" """u8[..^1], default, "}"u8, output) : 0;
    }

    // Neither base64 nor the fake's words have an escape in them.
    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var rest = message[(message.IndexOf(name) + name.Length)..];
        rest = rest[(rest.IndexOf((byte)'"') + 1)..];
        return rest[..rest.IndexOf((byte)'"')];
    }

    private static int Wrap(ReadOnlySpan<byte> head, ReadOnlySpan<byte> value, ReadOnlySpan<byte> tail, Span<byte> output)
    {
        head.CopyTo(output);
        value.CopyTo(output[head.Length..]);
        tail.CopyTo(output[(head.Length + value.Length)..]);
        return head.Length + value.Length + tail.Length;
    }
}
