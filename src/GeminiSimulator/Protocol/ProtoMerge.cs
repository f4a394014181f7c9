namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>Puts fields of one message into another.</summary>
internal static class ProtoMerge
{
    /// <summary>Copies all fields, and beside them the session resumption of another message where there is one.</summary>
    public static ProtoObject Overlay(ProtoObject target, ProtoObject source, ProtoObject? sessionResumption)
    {
        foreach (var name in source.Names)
        {
            target.Set(name, source.Value(name)!);
        }

        if (sessionResumption is not null)
        {
            target.Set("sessionResumption", sessionResumption);
        }

        return target;
    }

    /// <summary>Copies one field; where the source lacks it, the target loses it.</summary>
    public static void Copy(ProtoObject source, ProtoObject target, ReadOnlySpan<string> path)
    {
        if (path.Length == 1)
        {
            if (source.Value(path[0]) is { } value)
            {
                target.Set(path[0], value);
            }
            else
            {
                target.Remove(path[0]);
            }

            return;
        }

        if (source.Object(path[0]) is { } inner)
        {
            if (target.Object(path[0]) is not { } outer)
            {
                target.Set(path[0], outer = new());
            }

            Copy(inner, outer, path[1..]);
        }
    }
}
