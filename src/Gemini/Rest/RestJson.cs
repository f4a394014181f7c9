using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest.Messages;
using Interpreter.Gemini.Text.Messages;
using Interpreter.Gemini.Tokens;

namespace Interpreter.Gemini.Rest;

/// <summary>How the bodies of requests and answers become JSON, by the same rules as Live's messages.</summary>
[JsonSerializable(typeof(GoogleErrorBody))]
[JsonSerializable(typeof(GoogleErrorBody[]))]
[JsonSerializable(typeof(GenerateContentRequest))]
[JsonSerializable(typeof(GenerateContentResponse))]
[JsonSerializable(typeof(CountTokensRequest))]
[JsonSerializable(typeof(CountTokensResponse))]
[JsonSerializable(typeof(PromptFeedback))]
[JsonSerializable(typeof(ModelPage))]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(AuthTokenRequest))]
[JsonSerializable(typeof(AuthToken))]
internal sealed partial class RestJson : JsonSerializerContext
{
    public static RestJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ProtoDurationConverter() },
    });
}
