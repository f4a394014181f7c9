using System.Buffers;
using System.Text.Json;

namespace Interpreter.Gemini.Rest;

/// <summary>Finds the objects of a JSON array while it is being received; also objects that stand alone.</summary>
internal static class ArrayFraming
{
    private static readonly SearchValues<byte> Between = SearchValues.Create("[], \t\r\n"u8);

    /// <summary>Takes the next object.</summary>
    /// <param name="bytes">What was received.</param>
    /// <param name="item">Where the object is.</param>
    /// <param name="taken">How many bytes are done with.</param>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static bool TryTake(ReadOnlySpan<byte> bytes, out Range item, out int taken)
    {
        item = default;
        taken = bytes.IndexOfAnyExcept(Between) is var start and >= 0 ? start : bytes.Length;
        if (taken == bytes.Length)
        {
            return false;
        }

        if (bytes[taken] != '{')
        {
            throw new JsonException("An answer in chunks consists of objects.");
        }

        if (Length(bytes[taken..]) is not { } length)
        {
            return false;
        }

        item = taken..(taken + length);
        taken += length;
        return true;
    }

    private static int? Length(ReadOnlySpan<byte> bytes)
    {
        var depth = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            switch (bytes[at])
            {
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    return at + 1;
                case (byte)'"':
                    if (EndOfString(bytes, at) is not { } end)
                    {
                        return null;
                    }

                    at = end;
                    break;
            }
        }

        return null;
    }

    private static int? EndOfString(ReadOnlySpan<byte> bytes, int at)
    {
        for (at++; at < bytes.Length; at++)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return null;
            }

            at += next;
            if (bytes[at] == '"')
            {
                return at;
            }

            at++; // what is escaped
        }

        return null;
    }
}
