using Interpreter.Core.Sessions;
using Interpreter.Core.Wire;

namespace Interpreter.Grains.Wire;

/// <summary>What a session is opened with.</summary>
/// <param name="Settings">The settings, as <see cref="SessionJson"/> writes them.</param>
[GenerateSerializer, Immutable, Alias("interpreter.SessionOpening")]
public sealed record SessionOpening([property: Id(0)] ReadOnlyMemory<byte> Settings)
{
    /// <summary>Writes settings.</summary>
    public static SessionOpening Of(SessionSettings settings) => new(SessionJson.Write(settings));

    /// <summary>Reads the settings.</summary>
    public SessionSettings Read() => SessionJson.ReadSettings(Settings.Span);
}
