using System.Text.Json;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Cli.Sessions;

/// <summary>Reads what a server says of a session: docs/protocol.md, "What the server sends".</summary>
internal static class ServerEvents
{
    /// <summary>The event as the session's own output; null for what says nothing of the session.</summary>
    public static SessionOutput? Read(JsonElement message) => Text(message, "type") switch
    {
        "input_transcription" => new SessionOutput.InputCaption(Turn(message), Text(message, "text") ?? "", Flag(message, "isFinal"), Text(message, "language")),
        "output_transcription" => new SessionOutput.OutputCaption(Turn(message), Text(message, "text") ?? "", Flag(message, "isFinal"), Text(message, "language")),
        "turn_complete" => ReadTurn(message),
        "speech_state" when Enum.TryParse<SpeechState>(Text(message, "state"), ignoreCase: true, out var state) =>
            new SessionOutput.SpeechStateChanged(state, Number(message, "timestamp")),
        "state" when Enum.TryParse<SessionState>(Text(message, "state"), ignoreCase: true, out var state) =>
            new SessionOutput.StateChanged(state, Text(message, "reason")),
        "interrupted" => new SessionOutput.Interrupted(Turn(message)),
        "error" => new SessionOutput.Failed(Text(message, "code") ?? "", Text(message, "message") ?? "The server reports an error without a message."),
        _ => null,
    };

    /// <summary>A string of a message; null where it is none.</summary>
    public static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole number of a message; 0 where it is none.</summary>
    public static long Number(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

    /// <summary>The number of the turn that a message belongs to.</summary>
    public static long Turn(JsonElement message) => Number(message, "turn");

    private static SessionOutput.TurnCompleted ReadTurn(JsonElement message)
    {
        var audio = Part(message, "audio");
        var latency = Part(message, "latency");
        return new SessionOutput.TurnCompleted
        {
            Turn = Turn(message),
            InputText = Text(message, "inputText") ?? "",
            OutputText = Text(message, "outputText") ?? "",
            WasInterrupted = Flag(message, "interrupted"),
            Usage = Part(message, "usage") is { } usage
                ? new TokenUsage((int)Number(usage, "promptTokens"), (int)Number(usage, "responseTokens"), (int)Number(usage, "totalTokens"))
                : null,
            InputAudioMilliseconds = Real(audio, "inputMs") ?? 0,
            OutputAudioMilliseconds = Real(audio, "outputMs") ?? 0,
            FirstAudioMilliseconds = Real(latency, "firstAudioMs"),
            DurationMilliseconds = Real(latency, "turnMs") ?? 0,
        };
    }

    private static bool Flag(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static JsonElement? Part(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static double? Real(JsonElement? part, string name) =>
        part?.TryGetProperty(name, out var value) == true && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
