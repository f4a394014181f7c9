using System.Text.Json;

namespace Interpreter.Client.Live.Wire;

/// <summary>The message that announces a binary frame of speech.</summary>
/// <param name="Turn">The turn's number.</param>
/// <param name="Sequence">The event's number.</param>
/// <param name="Bytes">How many bytes of PCM follow.</param>
/// <param name="SampleRate">Their rate, in Hz.</param>
internal readonly record struct AudioHeader(long Turn, long Sequence, int Bytes, int SampleRate)
{
    /// <summary>Reads a message, without allocating.</summary>
    /// <returns>False: it announces no speech.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static bool TryRead(ReadOnlySpan<byte> message, out AudioHeader header)
    {
        header = default;
        var isAudio = false;
        var json = new Utf8JsonReader(message);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                isAudio = json.TokenType == JsonTokenType.String && json.ValueTextEquals("audio_response"u8);
                if (!isAudio)
                {
                    return false;
                }
            }
            else if (json.ValueTextEquals("bytes"u8))
            {
                header = header with { Bytes = (int)Number(ref json) };
            }
            else if (json.ValueTextEquals("sampleRate"u8))
            {
                header = header with { SampleRate = (int)Number(ref json) };
            }
            else if (json.ValueTextEquals("turn"u8))
            {
                header = header with { Turn = Number(ref json) };
            }
            else if (json.ValueTextEquals("seq"u8))
            {
                header = header with { Sequence = Number(ref json) };
            }
            else
            {
                json.Skip();
            }
        }

        return isAudio;
    }

    private static long Number(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) ? number : 0;
}
