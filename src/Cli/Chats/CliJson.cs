using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interpreter.Client.Chats;

namespace Interpreter.Cli.Chats;

/// <summary>What is printed as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChatSession))]
[JsonSerializable(typeof(ChatSessionDetail))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>As it is printed: Korean stays readable, as it never goes into HTML.</summary>
    public static CliJson Printed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
