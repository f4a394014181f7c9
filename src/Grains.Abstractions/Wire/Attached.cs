namespace Interpreter.Grains.Wire;

/// <summary>How far a session is with one follower.</summary>
/// <param name="Pushed">The number of the newest push to it.</param>
/// <param name="Said">The number of the newest of its messages that was taken, with all before it.</param>
/// <param name="AudioThrough">The number of the newest of its audio frames that was taken.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Attached")]
public readonly record struct Attached([property: Id(0)] long Pushed, [property: Id(1)] long Said, [property: Id(2)] long AudioThrough);
