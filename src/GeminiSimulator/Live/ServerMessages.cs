using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>
/// The messages of the server, in its own layout: two spaces of indent, a newline at the end, defaults left out.
/// </summary>
internal static class ServerMessages
{
    private static readonly JsonWriterOptions _layout = new()
    {
        Indented = true,
        NewLine = "\n",
        // Transcripts go out as UTF-8, not as \u escapes; nothing here ends up in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] SetupComplete(string? sessionId) => Write("setupComplete", json =>
    {
        if (sessionId is not null)
        {
            json.WriteString("sessionId", sessionId);
        }
    });

    public static byte[] Audio(ReadOnlySpan<byte> pcm24k, bool vertex)
    {
        var data = pcm24k.ToArray();
        return Content(json =>
        {
            json.WriteStartObject("modelTurn");
            json.WriteStartArray("parts");
            json.WriteStartObject();
            json.WriteStartObject("inlineData");
            json.WriteString("mimeType", vertex ? "audio/pcm" : "audio/pcm;rate=24000");
            json.WriteBase64String("data", data);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            if (vertex)
            {
                json.WriteString("role", "model");
            }

            json.WriteEndObject();
        });
    }

    public static byte[] InputTranscription(string? text, string? language) => Transcription("inputTranscription", text, language);

    public static byte[] OutputTranscription(string? text, string? language) => Transcription("outputTranscription", text, language);

    public static byte[] Interrupted() => Content(json => json.WriteBoolean("interrupted", true));

    public static byte[] GenerationComplete() => Content(json => json.WriteBoolean("generationComplete", true));

    public static byte[] TurnComplete(Usage? usage, bool interactionStatus, bool vertex) => Message(json =>
    {
        json.WriteStartObject("serverContent");
        json.WriteBoolean("turnComplete", true);
        if (interactionStatus)
        {
            json.WriteString("interactionStatus", "IDLE");
        }

        json.WriteEndObject();
        if (usage is not null)
        {
            WriteUsage(json, usage, vertex);
        }
    });

    public static byte[] UsageAlone(Usage usage, bool vertex) => Message(json => WriteUsage(json, usage, vertex));

    public static byte[] GoAway(TimeSpan timeLeft) =>
        Write("goAway", json => json.WriteString("timeLeft", FormattableString.Invariant($"{timeLeft.TotalSeconds:0.###}s")));

    /// <summary>A handle, or null while the session cannot be resumed: then every field is at its default and left out.</summary>
    public static byte[] ResumptionUpdate(string? handle) => Write("sessionResumptionUpdate", json =>
    {
        if (handle is not null)
        {
            json.WriteString("newHandle", handle);
            json.WriteBoolean("resumable", true);
        }
    });

    private static byte[] Transcription(string name, string? text, string? language) => Content(json =>
    {
        json.WriteStartObject(name);
        if (text is not null)
        {
            json.WriteString("text", text);
        }

        if (language is not null)
        {
            json.WriteString("languageCode", language);
        }

        json.WriteEndObject();
    });

    private static void WriteUsage(Utf8JsonWriter json, Usage usage, bool vertex)
    {
        json.WriteStartObject("usageMetadata");
        WriteCount(json, "promptTokenCount", usage.PromptTotal);
        WriteCount(json, vertex ? "candidatesTokenCount" : "responseTokenCount", usage.Response);
        WriteCount(json, "totalTokenCount", usage.PromptTotal + usage.Response);
        WriteDetails(json, "promptTokensDetails", usage.Prompt);
        WriteDetails(json, vertex ? "candidatesTokensDetails" : "responseTokensDetails", usage.Response == 0 ? [] : [(Modality.Audio, usage.Response)]);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string name, int count)
    {
        if (count > 0)
        {
            json.WriteNumber(name, count);
        }
    }

    private static void WriteDetails(Utf8JsonWriter json, string name, IReadOnlyList<(Modality Modality, int Tokens)> details)
    {
        if (details.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var (modality, tokens) in details)
        {
            json.WriteStartObject();
            json.WriteString("modality", modality.ToString().ToUpperInvariant());
            json.WriteNumber("tokenCount", tokens);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static byte[] Content(Action<Utf8JsonWriter> body) => Write("serverContent", body);

    private static byte[] Write(string name, Action<Utf8JsonWriter> body) => Message(json =>
    {
        json.WriteStartObject(name);
        body(json);
        json.WriteEndObject();
    });

    private static byte[] Message(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _layout))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
