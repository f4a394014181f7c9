namespace Interpreter.Grains.Wire;

/// <summary>Outputs of a session that is listened to, as they travel on its stream: what it said since the batch before.</summary>
/// <param name="Outputs">The outputs, in order.</param>
[GenerateSerializer, Immutable, Alias("interpreter.ListenBatch")]
public sealed record ListenBatch([property: Id(0)] WireOutput[] Outputs);
