namespace Interpreter.Grains;

/// <summary>A session as its grain keeps it: enough to come back on another silo.</summary>
[GenerateSerializer, Alias("interpreter.KeptSession")]
internal sealed class KeptSession
{
    /// <summary>The snapshot, as <see cref="Core.Wire.SessionJson"/> writes it.</summary>
    [Id(0)]
    public byte[] Snapshot { get; set; } = [];
}
