using Interpreter.Core.Sessions;
using Interpreter.Core.Wire;

namespace Interpreter.Grains.Wire;

/// <summary>A command.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Json">The command, as <see cref="SessionJson"/> writes it.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Command")]
public sealed record WireCommand([property: Id(0)] string Kind, [property: Id(1)] ReadOnlyMemory<byte> Json)
{
    /// <summary>Writes a command.</summary>
    public static WireCommand Of(SessionCommand command)
    {
        var (kind, json) = SessionJson.Write(command);
        return new(kind, json);
    }

    /// <summary>Reads the command; null where this version knows no such kind.</summary>
    public SessionCommand? Read() => SessionJson.ReadCommand(Kind, Json.Span);
}
