using Interpreter.Core.Audio;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>A valid message. A struct, because one comes with every 20 to 100 ms of audio.</summary>
internal readonly record struct ClientMessage(ClientMessageKind Kind)
{
    /// <summary>The audio of an audio message; whoever reads the message releases it.</summary>
    public AudioFrame? Audio { get; init; }

    /// <summary>The text of a text message.</summary>
    public string? Text { get; init; }

    /// <summary>The number of an acknowledgement.</summary>
    public long Sequence { get; init; }

    /// <summary>The id of a ping, as raw JSON; null where it has none.</summary>
    public byte[]? PingId { get; init; }

    /// <summary>What an init asks for.</summary>
    public InitRequest? Init { get; init; }
}
