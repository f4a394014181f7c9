using System.Runtime.InteropServices;

namespace Interpreter.GeminiSimulator.Speech;

/// <summary>Samples as bytes, little-endian, and back.</summary>
internal static class Pcm
{
    /// <summary>The samples of some bytes.</summary>
    public static ReadOnlySpan<short> Samples(ReadOnlyMemory<byte> pcm) => MemoryMarshal.Cast<byte, short>(pcm.Span);

    /// <summary>The bytes of some samples.</summary>
    public static byte[] Bytes(ReadOnlySpan<short> samples) => MemoryMarshal.AsBytes(samples).ToArray();
}
