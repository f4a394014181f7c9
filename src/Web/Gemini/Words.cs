using System.Text.Json.Nodes;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini;

/// <summary>What is stored, as the API spells it.</summary>
internal static class Words
{
    /// <summary>The kinds of sessions, by their words.</summary>
    public static IReadOnlyDictionary<string, SessionKind?> Kinds { get; } = new Dictionary<string, SessionKind?>
    {
        ["chat"] = SessionKind.Chat,
        ["interpretation"] = SessionKind.Interpretation,
    };

    public static string Of(SessionKind kind) => kind is SessionKind.Chat ? "chat" : "interpretation";

    /// <summary>Stored JSON, as a part of an answer.</summary>
    public static JsonObject Of(string metadata) => JsonNode.Parse(metadata) as JsonObject ?? [];
}
