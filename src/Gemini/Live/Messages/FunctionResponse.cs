using System.Text.Json;

namespace Interpreter.Gemini.Live.Messages;

/// <summary>The answer to a call.</summary>
public sealed record FunctionResponse
{
    /// <summary>Of the call; the Developer API demands it.</summary>
    public string? Id { get; init; }

    /// <summary>The function.</summary>
    public required string Name { get; init; }

    /// <summary>An object; its keys "output" and "error" mean what they say.</summary>
    public required JsonElement Response { get; init; }

    /// <summary>"SILENT", "WHEN_IDLE" or "INTERRUPT"; only for a non-blocking function, and not on every model.</summary>
    public string? Scheduling { get; init; }

    /// <summary>True: more responses to this call will follow.</summary>
    public bool? WillContinue { get; init; }
}
