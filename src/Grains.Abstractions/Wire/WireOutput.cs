using Interpreter.Core.Sessions;
using Interpreter.Core.Wire;

namespace Interpreter.Grains.Wire;

/// <summary>An output of a session: voice as its bytes, everything else as JSON.</summary>
/// <param name="Sequence">The output's number.</param>
/// <param name="Kind">Its kind; null for voice.</param>
/// <param name="Json">Its JSON as <see cref="SessionJson"/> writes it; empty for voice.</param>
/// <param name="Turn">Of voice, the turn's number.</param>
/// <param name="Voice">Of voice, the audio; else null.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Output")]
public readonly record struct WireOutput(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string? Kind,
    [property: Id(2)] ReadOnlyMemory<byte> Json,
    [property: Id(3)] long Turn = 0,
    [property: Id(4)] WireAudio? Voice = null)
{
    /// <summary>How large it is, in bytes, but for what every output takes.</summary>
    public int Length => Json.Length + (Voice?.Length ?? 0);

    /// <summary>Writes an output; the message takes over its frame.</summary>
    public static WireOutput Of(SessionOutput output)
    {
        if (output is SessionOutput.Speech speech)
        {
            return new(output.Sequence, null, default, speech.Turn, new(speech.Frame));
        }

        var (kind, json) = SessionJson.Write(output);
        return new(output.Sequence, kind, json);
    }

    /// <summary>Reads the output, once, and takes over its frame; null where this version knows no such kind.</summary>
    public SessionOutput? Read() => (Kind, Voice) switch
    {
        (null, { } voice) => SessionJson.Numbered(new SessionOutput.Speech(Turn, voice.Take()), Sequence),
        ({ } kind, _) => SessionJson.ReadOutput(kind, Json.Span, Sequence),
        _ => null,
    };
}
