namespace Interpreter.Gemini.Rest;

/// <summary>Finds the data of server-sent events (the HTML standard, section 9.2.6).</summary>
internal static class EventFraming
{
    /// <summary>Whether bare JSON stands where an event should begin.</summary>
    public static bool IsStray(ReadOnlySpan<byte> bytes) => bytes is [(byte)'{' or (byte)'[', ..];

    /// <summary>Takes the data of the next event that has any.</summary>
    /// <param name="bytes">What was received; of data in several lines, what stands between is blanked, which JSON allows.</param>
    /// <param name="data">Where the data is.</param>
    /// <param name="taken">How many bytes are done with.</param>
    public static bool TryTake(Span<byte> bytes, out Range data, out int taken)
    {
        taken = 0;
        data = default;
        var (first, last, at) = (-1, 0, 0);
        while (TryReadLine(bytes, at, out var end, out var next))
        {
            if (end > at)
            {
                if (IsData(bytes[at..end]))
                {
                    first = first < 0 ? at + "data:"u8.Length : first;
                    last = end;
                }
            }
            else
            {
                taken = next;
                if (first >= 0)
                {
                    Blank(bytes[..last], first);
                    data = first..last;
                    return true;
                }

                if (IsStray(bytes[next..]))
                {
                    return false;
                }
            }

            at = next;
        }

        return false;
    }

    private static bool IsData(ReadOnlySpan<byte> line) => line.StartsWith("data:"u8);

    private static void Blank(Span<byte> bytes, int first)
    {
        var found = TryReadLine(bytes, first, out _, out var at);
        while (found)
        {
            found = TryReadLine(bytes, at, out var end, out var next);
            end = found ? end : bytes.Length;
            bytes[at..(IsData(bytes[at..end]) ? at + "data:"u8.Length : end)].Fill((byte)' ');
            at = next;
        }
    }

    // A CR at the very end may be the first half of a line end.
    private static bool TryReadLine(ReadOnlySpan<byte> bytes, int at, out int end, out int next)
    {
        var length = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
        (end, next) = (at + length, at + length + 1);
        if (length < 0 || (bytes[end] == '\r' && next == bytes.Length))
        {
            return false;
        }

        next += bytes[end] == '\r' && bytes[next] == '\n' ? 1 : 0;
        return true;
    }
}
