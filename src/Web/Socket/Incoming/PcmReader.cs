using Interpreter.Core.Audio;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Takes PCM out of a message, straight from the frame's bytes into a pooled frame.</summary>
internal static class PcmReader
{
    private const string Field = "data";

    /// <summary>Reads raw PCM, as a binary frame holds it.</summary>
    /// <returns>Null and a frame that the caller releases, or what is wrong.</returns>
    public static MessageProblem? Read(ReadOnlySpan<byte> pcm, int sampleRate, out AudioFrame? frame)
    {
        frame = null;
        var problem = Check(pcm.Length, sampleRate, field: null);
        if (problem is null)
        {
            frame = AudioFrame.Copy(pcm, sampleRate);
        }

        return problem;
    }

    /// <summary>Reads PCM from the raw JSON of a base64 string: standard or URL-safe, padded or not.</summary>
    /// <inheritdoc cref="Read" path="/returns" />
    public static MessageProblem? ReadBase64(ReadOnlySpan<byte> json, int sampleRate, out AudioFrame? frame)
    {
        frame = null;
        if (!RawJson.IsString(json))
        {
            return new(ProtocolErrorCodes.InvalidField, "\"data\" must be a string: base64 of 16-bit mono PCM.", Field);
        }

        // Even, because a frame holds whole samples; what is decoded is counted below.
        frame = AudioFrame.Rent((Base64Text.MaxLength(json) + 1) & ~1, sampleRate);
        var problem = Base64Text.TryDecode(json, frame.Memory.Span, out var length) ? Check(length, sampleRate, Field) : BadBase64();
        if (problem is null)
        {
            frame.Trim(length);
            return null;
        }

        frame.Release();
        frame = null;
        return problem;
    }

    private static MessageProblem? Check(int length, int sampleRate, string? field) => length switch
    {
        0 => new(ProtocolErrorCodes.InvalidAudio, "The audio is empty: send 20 to 100 ms of 16-bit mono PCM in a message.", field),
        _ when length % 2 != 0 => new(
            ProtocolErrorCodes.InvalidAudio,
            $"The audio has {length} bytes, which is odd: send whole 16-bit samples of two bytes.",
            field),
        _ when length > sampleRate * 2 => new(
            ProtocolErrorCodes.InvalidAudio,
            $"The audio is {length / 2.0 / sampleRate:0.0} s long: send at most 1 s ({sampleRate * 2} bytes at {sampleRate} Hz) in a message.",
            field),
        _ => null,
    };

    private static MessageProblem BadBase64() =>
        new(ProtocolErrorCodes.InvalidAudio, "\"data\" is not base64: encode the PCM bytes in the standard or the URL-safe alphabet.", Field);
}
