namespace Interpreter.Grains.Tests.Fixtures;

/// <summary><see cref="Wire.Heard"/> as a version before may have had it.</summary>
[GenerateSerializer, Immutable]
public readonly record struct OlderHeard([property: Id(0)] long After);
