using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Reads the texts of contents.</summary>
internal static class ContentReader
{
    public static string Text(ProtoObject? content) =>
        content is null ? "" : string.Concat(content.Objects("parts").Select(part => part.Text("text")));

    public static int Tokens(ProtoObject? content) => TokenCounts.Text(Text(content));

    /// <summary>How many images are among the parts.</summary>
    public static int Images(ProtoObject content) =>
        content.Objects("parts").Count(part => part.Object("inlineData")?.Text("mimeType")?.StartsWith("image/", StringComparison.Ordinal) == true);

    /// <summary>True: a part calls a function or answers a call, which history must not contain.</summary>
    public static bool HasFunctionParts(ProtoObject content) =>
        content.Objects("parts").Any(part => part.Has("functionCall") || part.Has("functionResponse"));
}
