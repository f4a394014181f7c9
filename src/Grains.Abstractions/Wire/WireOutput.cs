using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Wire;

namespace Interpreter.Grains.Wire;

/// <summary>An output of a session: voice as its bytes, everything else as JSON.</summary>
/// <param name="Sequence">The output's number.</param>
/// <param name="Kind">Its kind; null for voice.</param>
/// <param name="Data">Its JSON as <see cref="SessionJson"/> writes it; of voice, the PCM.</param>
/// <param name="Turn">Of voice, the turn's number.</param>
/// <param name="SampleRate">Of voice, its rate in Hz.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Output")]
public readonly record struct WireOutput(
    [property: Id(0)] long Sequence,
    [property: Id(1)] string? Kind,
    [property: Id(2)] ReadOnlyMemory<byte> Data,
    [property: Id(3)] long Turn = 0,
    [property: Id(4)] int SampleRate = 0)
{
    /// <summary>Writes an output, and releases its frame: the message may be sent again, so it has bytes of its own.</summary>
    public static WireOutput Of(SessionOutput output)
    {
        if (output is SessionOutput.Speech speech)
        {
            var pcm = speech.Frame.Memory.ToArray();
            var rate = speech.Frame.SampleRate;
            speech.Frame.Release();
            return new(output.Sequence, null, pcm, speech.Turn, rate);
        }

        var (kind, json) = SessionJson.Write(output);
        return new(output.Sequence, kind, json);
    }

    /// <summary>Reads the output; null where this version knows no such kind.</summary>
    public SessionOutput? Read() => Kind is null
        ? SessionJson.Numbered(new SessionOutput.Speech(Turn, AudioFrame.Copy(Data.Span, SampleRate)), Sequence)
        : SessionJson.ReadOutput(Kind, Data.Span, Sequence);
}
