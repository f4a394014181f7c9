namespace Interpreter.Grains.Tests.Fixtures;

/// <summary><see cref="Wire.Heard"/> as a version to come may have it.</summary>
[GenerateSerializer, Immutable]
public readonly record struct NewerHeard(
    [property: Id(0)] long After,
    [property: Id(1)] long Turn,
    [property: Id(2)] bool IsTurnOpen,
    [property: Id(3)] long SpeechBytes,
    [property: Id(4)] long AudioThrough,
    [property: Id(5)] int InputLength,
    [property: Id(6)] int OutputLength,
    [property: Id(99)] string Scent);
