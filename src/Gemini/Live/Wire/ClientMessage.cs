using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>A frame to the server: exactly one of the fields.</summary>
internal sealed record ClientMessage
{
    public LiveSetup? Setup { get; init; }

    public ClientContent? ClientContent { get; init; }

    public RealtimeInput? RealtimeInput { get; init; }

    public ToolResponse? ToolResponse { get; init; }
}
