using static Interpreter.GeminiSimulator.Protocol.Fields;

namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>The bodies of REST requests.</summary>
internal static class RestSchema
{
    public static readonly ProtoMessage GenerateContent = new(
        "GenerateContentRequest",
        Text("model"),
        Many("contents", () => ContentSchema.Content),
        One("systemInstruction", () => ContentSchema.Content),
        Many("tools", () => ContentSchema.Tool),
        Opaque("toolConfig"),
        Many("safetySettings", () => ContentSchema.SafetySetting),
        One("generationConfig", () => ContentSchema.GenerationConfig),
        Text("cachedContent"));

    public static readonly ProtoMessage CountTokens = new(
        "CountTokensRequest",
        Text("model"),
        Many("contents", () => ContentSchema.Content),
        One("generateContentRequest", () => GenerateContent));

    public static readonly ProtoMessage AuthToken = new(
        "AuthToken",
        Text("name"),
        Int32("uses"),
        Timestamp("expireTime"),
        Timestamp("newSessionExpireTime"),
        One("bidiGenerateContentSetup", () => LiveSchema.Setup),
        Text("fieldMask"));
}
