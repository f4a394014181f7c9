using static Interpreter.GeminiSimulator.Protocol.Fields;

namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>The message types that live sessions and REST share.</summary>
internal static class ContentSchema
{
    public static readonly ProtoMessage Blob = new("Blob", Text("mimeType"), Bytes("data"), Text("displayName"));

    public static readonly ProtoMessage FileData = new("FileData", Text("mimeType"), Text("fileUri"), Text("displayName"));

    public static readonly ProtoMessage FunctionCall = new("FunctionCall", Text("id"), Text("name"), AnyJson("args"));

    public static readonly ProtoMessage FunctionResponse = new(
        "FunctionResponse",
        Text("id"),
        Text("name"),
        AnyJson("response"),
        Flag("willContinue"),
        Choice("scheduling", "FunctionResponse.Scheduling", "SCHEDULING_UNSPECIFIED", "SILENT", "WHEN_IDLE", "INTERRUPT"),
        AnyJson("parts") with { Repeated = true });

    public static readonly ProtoMessage Part = new(
        "Part",
        Text("text").In("data"),
        One("inlineData", () => Blob).In("data"),
        One("fileData", () => FileData).In("data"),
        One("functionCall", () => FunctionCall).In("data"),
        One("functionResponse", () => FunctionResponse).In("data"),
        Opaque("executableCode").In("data"),
        Opaque("codeExecutionResult").In("data"),
        Opaque("toolCall").In("data"),
        Opaque("toolResponse").In("data"),
        Opaque("audioTranscription"),
        Opaque("mediaProcessing"),
        Opaque("speechMetadata"),
        Flag("thought"),
        Bytes("thoughtSignature"),
        Opaque("videoMetadata"),
        Opaque("mediaResolution"),
        Opaque("partMetadata"));

    public static readonly ProtoMessage Content = new("Content", Text("role"), Many("parts", () => Part));

    public static readonly ProtoMessage Schema = new(
        "Schema",
        Choice("type", "Type", "TYPE_UNSPECIFIED", "STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL"),
        Text("format"),
        Text("title"),
        Text("description"),
        Flag("nullable"),
        Texts("enum"),
        One("items", () => Schema!),
        Int64("minItems"),
        Int64("maxItems"),
        Opaque("properties"),
        Texts("required"),
        Int64("minProperties"),
        Int64("maxProperties"),
        Int64("minLength"),
        Int64("maxLength"),
        Text("pattern"),
        AnyJson("example"),
        Many("anyOf", () => Schema!),
        Texts("propertyOrdering"),
        AnyJson("default"),
        Float("minimum"),
        Float("maximum"));

    public static readonly ProtoMessage FunctionDeclaration = new(
        "FunctionDeclaration",
        Text("name"),
        Text("description"),
        Choice("behavior", "FunctionDeclaration.Behavior", "UNSPECIFIED", "BLOCKING", "NON_BLOCKING"),
        One("parameters", () => Schema),
        AnyJson("parametersJsonSchema"),
        One("response", () => Schema),
        AnyJson("responseJsonSchema"));

    public static readonly ProtoMessage Tool = new(
        "Tool",
        Many("functionDeclarations", () => FunctionDeclaration),
        Opaque("googleSearch"),
        Opaque("googleSearchRetrieval"),
        Opaque("codeExecution"),
        Opaque("urlContext"),
        Opaque("googleMaps"),
        Opaque("computerUse"),
        Opaque("fileSearch"),
        AnyJson("mcpServers") with { Repeated = true });

    public static readonly ProtoMessage ThinkingConfig = new(
        "ThinkingConfig",
        Flag("includeThoughts"),
        Int32("thinkingBudget"),
        Choice("thinkingLevel", "ThinkingConfig.ThinkingLevel", "THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"));

    public static readonly ProtoMessage VoiceConfig = new(
        "VoiceConfig",
        One("prebuiltVoiceConfig", () => PrebuiltVoiceConfig!).In("voice_config"),
        Opaque("replicatedVoiceConfig").In("voice_config"));

    public static readonly ProtoMessage PrebuiltVoiceConfig = new("PrebuiltVoiceConfig", Text("voiceName"));

    public static readonly ProtoMessage SpeechConfig = new(
        "SpeechConfig",
        One("voiceConfig", () => VoiceConfig),
        Opaque("multiSpeakerVoiceConfig"),
        Text("languageCode"));

    public static readonly ProtoMessage SafetySetting = new(
        "SafetySetting",
        Choice(
            "category",
            "HarmCategory",
            "HARM_CATEGORY_UNSPECIFIED",
            "HARM_CATEGORY_HARASSMENT",
            "HARM_CATEGORY_HATE_SPEECH",
            "HARM_CATEGORY_SEXUALLY_EXPLICIT",
            "HARM_CATEGORY_DANGEROUS_CONTENT",
            "HARM_CATEGORY_CIVIC_INTEGRITY"),
        Choice(
            "threshold",
            "SafetySetting.HarmBlockThreshold",
            "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
            "BLOCK_LOW_AND_ABOVE",
            "BLOCK_MEDIUM_AND_ABOVE",
            "BLOCK_ONLY_HIGH",
            "BLOCK_NONE",
            "OFF"));

    public static readonly ProtoMessage TranslationConfig = new(
        "TranslationConfig",
        Text("targetLanguageCode"),
        Flag("echoTargetLanguage"));

    public static readonly ProtoMessage GenerationConfig = new(
        "GenerationConfig",
        Int32("candidateCount"),
        Texts("stopSequences"),
        Int32("maxOutputTokens"),
        Float("temperature"),
        Float("topP"),
        Float("topK"),
        Int32("seed"),
        Text("responseMimeType"),
        One("responseSchema", () => Schema),
        AnyJson("responseJsonSchema"),
        Float("presencePenalty"),
        Float("frequencyPenalty"),
        Flag("responseLogprobs"),
        Int32("logprobs"),
        Flag("audioTimestamp"),
        Flag("enableEnhancedCivicAnswers"),
        Choices("responseModalities", "GenerationConfig.Modality", "MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "AUDIO", "VIDEO"),
        One("speechConfig", () => SpeechConfig),
        One("thinkingConfig", () => ThinkingConfig),
        Choice(
            "mediaResolution",
            "GenerationConfig.MediaResolution",
            "MEDIA_RESOLUTION_UNSPECIFIED",
            "MEDIA_RESOLUTION_LOW",
            "MEDIA_RESOLUTION_MEDIUM",
            "MEDIA_RESOLUTION_HIGH"),
        Flag("enableAffectiveDialog"),
        One("translationConfig", () => TranslationConfig),
        Opaque("imageConfig"));
}
