namespace Interpreter.Grains.Wire;

/// <summary>What a session says to one follower at once.</summary>
/// <param name="Number">1, 2, 3 and so on, by attachment.</param>
/// <param name="Output">The output; null in the last push.</param>
/// <remarks>The last push means that the session has let go: it is over, goes on elsewhere, or its follower was too slow.</remarks>
[GenerateSerializer, Immutable, Alias("interpreter.Push")]
public readonly record struct WirePush([property: Id(0)] long Number, [property: Id(1)] WireOutput? Output);
