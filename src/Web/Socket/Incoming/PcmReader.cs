using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
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

        var text = json[1..^1];
        return text.Contains((byte)'\\') ? ReadEscaped(json, sampleRate, out frame) : Decode(text, sampleRate, out frame);
    }

    private static MessageProblem? ReadEscaped(ReadOnlySpan<byte> json, int sampleRate, out AudioFrame? frame)
    {
        // Some encoders write every "/" as "\/".
        var rented = ArrayPool<byte>.Shared.Rent(json.Length);
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var length = reader.CopyString(rented);
            return Decode(rented.AsSpan(0, length), sampleRate, out frame);
        }
        catch (InvalidOperationException)
        {
            frame = null;
            return BadBase64();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static MessageProblem? Decode(ReadOnlySpan<byte> text, int sampleRate, out AudioFrame? frame)
    {
        // Even, because a frame holds whole samples; what is decoded is counted below.
        var room = (Base64.GetMaxDecodedFromUtf8Length(text.Length + 3) + 1) & ~1;
        frame = AudioFrame.Rent(room, sampleRate);
        var problem = Decode(text, frame.Memory.Span, out var length) is OperationStatus.Done
            ? Check(length, sampleRate, Field)
            : BadBase64();
        if (problem is null)
        {
            frame.Trim(length);
            return null;
        }

        frame.Release();
        frame = null;
        return problem;
    }

    private static OperationStatus Decode(ReadOnlySpan<byte> text, Span<byte> pcm, out int length)
    {
        if (text.ContainsAny((byte)'-', (byte)'_'))
        {
            return Base64Url.DecodeFromUtf8(text, pcm, out _, out length);
        }

        return text.Length % 4 == 0
            ? Base64.DecodeFromUtf8(text, pcm, out _, out length)
            : DecodeUnpadded(text, pcm, out length);
    }

    private static OperationStatus DecodeUnpadded(ReadOnlySpan<byte> text, Span<byte> pcm, out int length)
    {
        var whole = text.Length & ~3;
        var status = Base64.DecodeFromUtf8(text[..whole], pcm, out _, out length, isFinalBlock: false);
        if (status is not OperationStatus.Done)
        {
            return status;
        }

        Span<byte> tail = [(byte)'=', (byte)'=', (byte)'=', (byte)'='];
        text[whole..].CopyTo(tail);
        status = Base64.DecodeFromUtf8(tail, pcm[length..], out _, out var rest);
        length += rest;
        return status;
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
