using System.Text.Json;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Live.Wire;

/// <summary>Reads what a server says, other than speech: docs/protocol.md, "What the server sends".</summary>
internal static class EventReader
{
    // What "unshared" is to the owner.
    private const string ListenEnded = "LISTEN_ENDED";

    /// <summary>The event; null for one that this version does not know.</summary>
    /// <exception cref="JsonException">It is not JSON, or a field has another form than the protocol says.</exception>
    public static ServerEvent? Read(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        var json = document.RootElement;
        return json.ValueKind != JsonValueKind.Object ? null : Read(json) is { } known ? known with { Sequence = Number(json, "seq") ?? 0 } : null;
    }

    private static ServerEvent? Read(JsonElement json) => Text(json, "type") switch
    {
        "connected" => ReadConnected(json),
        "input_transcription" => new ServerEvent.InputTranscription(Turn(json), Text(json, "text") ?? "", Flag(json, "isFinal"), Text(json, "language")),
        "output_transcription" => new ServerEvent.OutputTranscription(Turn(json), Text(json, "text") ?? "", Flag(json, "isFinal"), Text(json, "language")),
        "turn_complete" => ReadTurn(json),
        "speech_state" when Enum.TryParse<SpeechState>(Text(json, "state"), ignoreCase: true, out var state) =>
            new ServerEvent.SpeechStateChanged(state, DateTimeOffset.FromUnixTimeMilliseconds(Number(json, "timestamp") ?? 0)),
        "state" when Enum.TryParse<SessionState>(Text(json, "state"), ignoreCase: true, out var state) =>
            new ServerEvent.StateChanged(state, Text(json, "reason")),
        "interrupted" => new ServerEvent.Interrupted(Turn(json)),
        "asked" => new ServerEvent.Asked(
            Turn(json), Text(json, "requestId"), Part(json, "message") is { } message ? message.Deserialize(ClientJson.Default.ChatMessage) : null),
        "text_delta" => new ServerEvent.TextDelta(Turn(json), Text(json, "text") ?? ""),
        "history_cleared" => new ServerEvent.HistoryCleared(Text(json, "requestId")),
        "quota" => new ServerEvent.QuotaChanged(QuotaReader.Read(json)),
        "shared" when Text(json, "listenToken") is { } token => new ServerEvent.Shared(token),
        "unshared" => new ServerEvent.Unshared(),
        "listeners" => new ServerEvent.ListenersChanged((int)(Number(json, "count") ?? 0)),
        "notice" => new ServerEvent.Notice(Text(json, "code") ?? "", Text(json, "message") ?? "", Text(json, "field")),
        "error" when Text(json, "code") == ListenEnded => new ServerEvent.Unshared(),
        "error" => ReadFailure(json),
        "pong" => new ServerEvent.Pong(),
        _ => null,
    };

    private static ServerEvent.Connected ReadConnected(JsonElement json)
    {
        var connected = new ServerEvent.Connected(Text(json, "sessionId") ?? "", Flag(json, "resumed"))
        {
            MissedSequence = Number(json, "missedSeq") ?? 0,
            AudioFrames = Number(json, "audioFrames") ?? 0,
            ChatSessionId = Number(json, "chatSessionId"),
            Title = Text(json, "title"),
            LastSequence = Number(json, "lastSeq") ?? 0,
        };
        return Part(json, "config") is not { } config
            ? connected
            : connected with
            {
                SampleRate = (int)(Number(config, "sampleRate") ?? 0),
                Languages = Pair(config, "languages"),
                TargetLanguage = Text(config, "targetLanguage"),
            };
    }

    private static ServerEvent.Failed ReadFailure(JsonElement json) =>
        new(Text(json, "code") ?? "", Text(json, "message") ?? "The server reports an error without a message.")
        {
            Field = Text(json, "field"),
            Turn = Number(json, "turn"),
            RequestId = Text(json, "requestId"),
            RetryAfter = Real(json, "retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

    private static ServerEvent.TurnCompleted ReadTurn(JsonElement json)
    {
        var audio = Part(json, "audio");
        var latency = Part(json, "latency");
        return new()
        {
            Turn = Turn(json),
            InputText = Text(json, "inputText") ?? "",
            OutputText = Text(json, "outputText") ?? "",
            WasInterrupted = Flag(json, "interrupted"),
            Usage = Part(json, "usage") is { } usage
                ? new((int)(Number(usage, "promptTokens") ?? 0), (int)(Number(usage, "responseTokens") ?? 0), (int)(Number(usage, "totalTokens") ?? 0))
                : null,
            InputAudio = Milliseconds(audio, "inputMs") ?? default,
            OutputAudio = Milliseconds(audio, "outputMs") ?? default,
            FirstAudio = Milliseconds(latency, "firstAudioMs"),
            Duration = Milliseconds(latency, "turnMs") ?? default,
            RequestId = Text(json, "requestId"),
            UserMessageId = Number(json, "userMessageId"),
            AssistantMessageId = Number(json, "assistantMessageId"),
            ResponseTime = Real(json, "responseTime") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            FinishReason = Text(json, "finishReason"),
        };
    }

    private static long Turn(JsonElement json) => Number(json, "turn") ?? 0;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static (string First, string Second)? Pair(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Select(static item => item.ToString()).ToArray() is [var first, var second]
            ? (first, second)
            : null;

    private static double? Real(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static JsonElement? Part(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static TimeSpan? Milliseconds(JsonElement? part, string name) =>
        part is { } json && Real(json, name) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
