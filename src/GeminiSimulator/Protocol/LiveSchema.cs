using static Interpreter.GeminiSimulator.Protocol.Fields;

namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>What a client may send over a live connection.</summary>
internal static class LiveSchema
{
    public static readonly ProtoMessage Empty = new("Empty");

    public static readonly ProtoMessage AutomaticActivityDetection = new(
        "AutomaticActivityDetection",
        Flag("disabled"),
        Choice(
            "startOfSpeechSensitivity",
            "RealtimeInputConfig.AutomaticActivityDetection.StartSensitivity",
            "START_SENSITIVITY_UNSPECIFIED",
            "START_SENSITIVITY_HIGH",
            "START_SENSITIVITY_LOW"),
        Choice(
            "endOfSpeechSensitivity",
            "RealtimeInputConfig.AutomaticActivityDetection.EndSensitivity",
            "END_SENSITIVITY_UNSPECIFIED",
            "END_SENSITIVITY_HIGH",
            "END_SENSITIVITY_LOW"),
        Int32("prefixPaddingMs"),
        Int32("silenceDurationMs"));

    public static readonly ProtoMessage RealtimeInputConfig = new(
        "RealtimeInputConfig",
        One("automaticActivityDetection", () => AutomaticActivityDetection),
        Choice(
            "activityHandling",
            "RealtimeInputConfig.ActivityHandling",
            "ACTIVITY_HANDLING_UNSPECIFIED",
            "START_OF_ACTIVITY_INTERRUPTS",
            "NO_INTERRUPTION"),
        Choice(
            "turnCoverage",
            "RealtimeInputConfig.TurnCoverage",
            "TURN_COVERAGE_UNSPECIFIED",
            "TURN_INCLUDES_ONLY_ACTIVITY",
            "TURN_INCLUDES_ALL_INPUT",
            "TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO"));

    public static readonly ProtoMessage AudioTranscriptionConfig = new(
        "AudioTranscriptionConfig",
        Texts("languageCodes"),
        Texts("customVocabulary"),
        Flag("wordTimestamp"),
        Flag("diarization"),
        Choice("mode", "AudioTranscriptionConfig.Mode", "MODE_UNSPECIFIED", "VERBATIM", "SMART"),
        Opaque("languageAuto"),
        Opaque("languageHints"),
        Opaque("adaptationPhrases"));

    public static readonly ProtoMessage SessionResumptionConfig = new(
        "SessionResumptionConfig",
        Text("handle"),
        Flag("transparent"));

    public static readonly ProtoMessage SlidingWindow = new("ContextWindowCompressionConfig.SlidingWindow", Int64("targetTokens"));

    public static readonly ProtoMessage ContextWindowCompressionConfig = new(
        "ContextWindowCompressionConfig",
        Int64("triggerTokens"),
        One("slidingWindow", () => SlidingWindow));

    public static readonly ProtoMessage ProactivityConfig = new("ProactivityConfig", Flag("proactiveAudio"));

    public static readonly ProtoMessage HistoryConfig = new("HistoryConfig", Flag("initialHistoryInClientContent"));

    public static readonly ProtoMessage Setup = new(
        "BidiGenerateContentSetup",
        Text("model"),
        One("generationConfig", () => ContentSchema.GenerationConfig),
        One("systemInstruction", () => ContentSchema.Content),
        Many("tools", () => ContentSchema.Tool),
        One("realtimeInputConfig", () => RealtimeInputConfig),
        One("sessionResumption", () => SessionResumptionConfig),
        One("contextWindowCompression", () => ContextWindowCompressionConfig),
        One("inputAudioTranscription", () => AudioTranscriptionConfig),
        One("outputAudioTranscription", () => AudioTranscriptionConfig),
        One("proactivity", () => ProactivityConfig),
        One("historyConfig", () => HistoryConfig),
        Many("prefixTurns", () => ContentSchema.Content),
        Many("safetySettings", () => ContentSchema.SafetySetting),
        Flag("explicitVadSignal"),
        Opaque("avatarConfig"),
        Opaque("labels"));

    public static readonly ProtoMessage ClientContent = new(
        "BidiGenerateContentClientContent",
        Many("turns", () => ContentSchema.Content),
        Flag("turnComplete"));

    public static readonly ProtoMessage RealtimeInput = new(
        "BidiGenerateContentRealtimeInput",
        One("audio", () => ContentSchema.Blob),
        One("video", () => ContentSchema.Blob),
        Text("text"),
        Flag("audioStreamEnd"),
        One("activityStart", () => Empty),
        One("activityEnd", () => Empty),
        Many("mediaChunks", () => ContentSchema.Blob));

    public static readonly ProtoMessage ToolResponse = new(
        "BidiGenerateContentToolResponse",
        Many("functionResponses", () => ContentSchema.FunctionResponse));

    public static readonly ProtoMessage ClientMessage = new(
        "BidiGenerateContentClientMessage",
        One("setup", () => Setup).In("message_type"),
        One("clientContent", () => ClientContent).In("message_type"),
        One("realtimeInput", () => RealtimeInput).In("message_type"),
        One("toolResponse", () => ToolResponse).In("message_type"));
}
