using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>How messages become JSON: proto3's mapping, where 64-bit integers may be strings and durations end in "s".</summary>
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(SetupComplete))]
[JsonSerializable(typeof(Transcription))]
[JsonSerializable(typeof(UsageMetadata))]
[JsonSerializable(typeof(SessionResumptionUpdate))]
[JsonSerializable(typeof(GoAway))]
[JsonSerializable(typeof(ToolCall))]
[JsonSerializable(typeof(ToolCallCancellation))]
[JsonSerializable(typeof(VoiceActivity))]
[JsonSerializable(typeof(VoiceActivityDetectionSignal))]
[JsonSerializable(typeof(ServerError))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class LiveJson : JsonSerializerContext
{
    /// <summary>The context that is used: relaxed escaping keeps texts in other scripts a third as long.</summary>
    public static LiveJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ProtoDurationConverter() },
    });
}
