using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>A valid message. A struct, because one comes with every 20 to 100 ms of audio.</summary>
internal readonly record struct ClientMessage(ClientMessageKind Kind)
{
    /// <summary>The audio of an audio message; whoever reads the message releases it.</summary>
    public AudioFrame? Audio { get; init; }

    /// <summary>What a text, an image, a retry or a clear tells the session.</summary>
    public SessionCommand? Command { get; init; }

    /// <summary>The number of an acknowledgement.</summary>
    public long Sequence { get; init; }

    /// <summary>The id of a ping, as raw JSON; null where it has none.</summary>
    public byte[]? PingId { get; init; }

    /// <summary>What an init asks for.</summary>
    public InitRequest? Init { get; init; }
}
