namespace Interpreter.Grains.Wire;

/// <summary>Audio frames that follow each other.</summary>
/// <param name="First">The number of the first frame.</param>
/// <param name="Lengths">The frames' lengths, in bytes.</param>
/// <param name="Pcm">Their PCM (mono, signed 16 bits, little-endian) at the session's rate, end to end.</param>
[GenerateSerializer, Immutable, Alias("interpreter.AudioBatch")]
public readonly record struct AudioBatch(
    [property: Id(0)] long First,
    [property: Id(1)] int[] Lengths,
    [property: Id(2)] ReadOnlyMemory<byte> Pcm);
