using Interpreter.Core.Attachments;

namespace Interpreter.Grains.Wire;

/// <summary>Audio frames that follow each other.</summary>
/// <param name="Number">The message's number: 1, 2, 3 and so on, by attachment, together with those of commands.</param>
/// <param name="First">The number of the first frame.</param>
/// <param name="Lengths">The frames' lengths, in bytes; null where it is one frame.</param>
/// <param name="Audio">Their audio (mono, signed 16 bits, little-endian), end to end.</param>
[GenerateSerializer, Immutable, Alias("interpreter.AudioBatch")]
public readonly record struct AudioBatch(
    [property: Id(0)] long Number,
    [property: Id(1)] long First,
    [property: Id(2)] int[]? Lengths,
    [property: Id(3)] WireAudio Audio)
{
    /// <summary>Writes what is to be sent.</summary>
    public static AudioBatch Of(long number, UnsentAudio unsent) => new(number, unsent.First, unsent.Lengths, new(unsent.Audio));
}
