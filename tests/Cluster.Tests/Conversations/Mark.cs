using System.Runtime.InteropServices;

namespace Interpreter.Cluster.Tests.Conversations;

/// <summary>Whose a block of audio is, and which: written into the lowest bits of its first samples, where nobody hears it.</summary>
internal static class Mark
{
    private const int SignBits = 16;
    private const int ConversationBits = 16;
    private const int NumberBits = 24;
    private const ulong Sign = 0b1010_0101_1100_0011;

    public static void Write(Span<byte> block, int conversation, int number)
    {
        var bits = (((Sign << ConversationBits) | (uint)conversation) << NumberBits) | (uint)number;
        foreach (ref var sample in Samples(block))
        {
            sample = (short)((sample & ~1) | (int)(bits & 1));
            bits >>= 1;
        }
    }

    /// <returns>Null: nobody has marked it.</returns>
    public static (int Conversation, int Number)? Read(Span<byte> block)
    {
        var bits = 0UL;
        var samples = Samples(block);
        for (var index = samples.Length - 1; index >= 0; index--)
        {
            bits = (bits << 1) | (uint)(samples[index] & 1);
        }

        return bits >> (ConversationBits + NumberBits) == Sign
            ? ((int)(bits >> NumberBits) & ((1 << ConversationBits) - 1), (int)bits & ((1 << NumberBits) - 1))
            : null;
    }

    private static Span<short> Samples(Span<byte> block) => MemoryMarshal.Cast<byte, short>(block)[..(SignBits + ConversationBits + NumberBits)];
}
