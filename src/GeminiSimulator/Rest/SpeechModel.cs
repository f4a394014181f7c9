using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Models;
using Interpreter.GeminiSimulator.Phrases;
using Interpreter.GeminiSimulator.Protocol;
using Interpreter.GeminiSimulator.Speech;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>generateContent of the models that speak: the recording of a phrase of the book, or a tone.</summary>
internal sealed class SpeechModel(Phrasebook book, TimeProvider time)
{
    private const int BytesPerSecond = 24_000 * 2;

    // A streamed answer was seen to come about 3.4 times as fast as it plays (whisper-shortcut #73).
    private const double Pace = 3.4;
    private const int ChunkBytes = BytesPerSecond / 4;

    /// <summary>Refuses a request whose modalities the model does not have.</summary>
    public static void Check(ProtoObject request, ModelInfo model)
    {
        var asked = request.Object("generationConfig")?.Texts("responseModalities").ToList() is { Count: > 0 } modalities ? modalities : ["TEXT"];
        var has = model.Speaks ? "AUDIO" : "TEXT";
        if (asked is not [var one] || one != has)
        {
            throw ApiException.InvalidArgument(
                $"The requested combination of response modalities ({string.Join(", ", asked)}) is not supported by the model. {model.Name} accepts the following combination of response modalities:\n* {has}\n");
        }
    }

    public async Task GenerateAsync(HttpContext http, ModelInfo model, ProtoObject request)
    {
        var speech = Speak(request);
        await ApiJson.WriteAsync(http, Response(request, model, speech, speech.Length, isLast: true));
    }

    public async Task StreamAsync(HttpContext http, ModelInfo model, ProtoObject request)
    {
        var speech = Speak(request);
        var stream = ReplyStream.Of(http);
        for (var start = 0; start < speech.Length; start += ChunkBytes)
        {
            var end = Math.Min(start + ChunkBytes, speech.Length);
            await stream.WriteAsync(Response(request, model, speech[start..end], end, isLast: end == speech.Length));
            await Task.Delay(TimeSpan.FromSeconds((end - start) / Pace / BytesPerSecond), time, http.RequestAborted);
        }

        await stream.EndAsync();
    }

    private ReadOnlyMemory<byte> Speak(ProtoObject request) =>
        PhraseSearch.Find(book, ContentReader.Text(request.Objects("contents").Last())) is var (phrase, language)
            ? phrase.Sides[language].Pcm24k
            : UnrecognisedSpeech.Pcm24k;

    private static JsonObject Response(ProtoObject request, ModelInfo model, ReadOnlyMemory<byte> pcm, int spokenBytes, bool isLast)
    {
        var part = new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = "audio/L16;codec=pcm;rate=24000", ["data"] = Convert.ToBase64String(pcm.Span) } };
        var candidate = new JsonObject { ["content"] = new JsonObject { ["parts"] = new JsonArray(part), ["role"] = "model" } };
        if (isLast)
        {
            candidate["finishReason"] = "STOP";
        }

        candidate["index"] = 0;
        var (words, images) = TokensEndpoint.Count([.. request.Objects("contents")]);
        var spoken = TokenCounts.Audio(TimeSpan.FromSeconds((double)spokenBytes / BytesPerSecond));
        return new()
        {
            ["candidates"] = new JsonArray(candidate),
            ["usageMetadata"] = new JsonObject
            {
                ["promptTokenCount"] = words + images,
                ["candidatesTokenCount"] = spoken,
                ["totalTokenCount"] = words + images + spoken,
                ["promptTokensDetails"] = TokensEndpoint.Details(words, images),
                ["candidatesTokensDetails"] = new JsonArray(new JsonObject { ["modality"] = "AUDIO", ["tokenCount"] = spoken }),
            },
            ["modelVersion"] = model.Id,
        };
    }
}
