using System.Runtime.CompilerServices;

namespace Interpreter.Wire;

/// <summary>
/// How long frames took from the client to the fake Gemini, in microseconds; 0 where there is none. It rides on the
/// audio that goes down, so that the load needs no other way to the fake.
/// </summary>
[InlineArray(Capacity)]
public struct UpLatencies : IEquatable<UpLatencies>
{
    public const int Capacity = 4;

    private uint _first;

    public readonly bool Equals(UpLatencies other) => ((ReadOnlySpan<uint>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is UpLatencies other && Equals(other);

    public override readonly int GetHashCode() => _first.GetHashCode();

    public static bool operator ==(UpLatencies left, UpLatencies right) => left.Equals(right);

    public static bool operator !=(UpLatencies left, UpLatencies right) => !left.Equals(right);
}
