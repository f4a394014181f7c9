using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Models;
using Interpreter.GeminiSimulator.Protocol;
using Interpreter.GeminiSimulator.Speech;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>generateContent, whole and streamed.</summary>
internal sealed class TextModel(Phrasebook book, SpeechModel speech, TimeProvider time)
{
    // About the rate at which a fast text model streams; in simulated time.
    private static readonly TimeSpan _chunkInterval = TimeSpan.FromMilliseconds(40);
    private const int WordsPerChunk = 3;

    public async Task GenerateAsync(HttpContext http, ModelInfo model)
    {
        var request = await ReadAsync(http, model);
        if (model.Speaks)
        {
            await speech.GenerateAsync(http, model, request);
            return;
        }

        var reply = TextReply.To(request, book);
        await ApiJson.WriteAsync(http, Response(request, reply, model, reply.Text, NewId(), isLast: true));
    }

    public async Task StreamAsync(HttpContext http, ModelInfo model)
    {
        var request = await ReadAsync(http, model);
        if (model.Speaks)
        {
            await speech.StreamAsync(http, model, request);
            return;
        }

        var reply = TextReply.To(request, book);
        var stream = ReplyStream.Of(http);
        var id = NewId();
        var chunks = Words.Of(reply.Text).Chunk(WordsPerChunk).Select(words => string.Concat(words)).DefaultIfEmpty("").ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            await stream.WriteAsync(Response(request, reply, model, chunks[i], id, isLast: i == chunks.Count - 1));
            await Task.Delay(_chunkInterval, time, http.RequestAborted);
        }

        await stream.EndAsync();
    }

    private static async Task<ProtoObject> ReadAsync(HttpContext http, ModelInfo model)
    {
        var request = await RequestBody.ReadAsync(http, RestSchema.GenerateContent);
        var contents = request.Objects("contents").ToList();
        if (contents.Count == 0)
        {
            throw ApiException.InvalidArgument("* GenerateContentRequest.contents: contents is not specified\n");
        }

        if (!contents.All(content => content.Text("role") is null or "" or "user" or "model"))
        {
            throw ApiException.InvalidArgument("Please use a valid role: user, model.");
        }

        SpeechModel.Check(request, model);
        return request;
    }

    private static string NewId() => Convert.ToHexStringLower(Guid.NewGuid().ToByteArray());

    private static JsonObject Response(ProtoObject request, TextReply reply, ModelInfo model, string text, string id, bool isLast)
    {
        var candidate = new JsonObject
        {
            ["content"] = new JsonObject { ["parts"] = new JsonArray(new JsonObject { ["text"] = text }), ["role"] = "model" },
        };
        if (isLast)
        {
            candidate["finishReason"] = reply.Finish;
        }

        candidate["index"] = 0;
        var (words, images) = TokensEndpoint.Count([.. request.Objects("contents")]);
        words += ContentReader.Tokens(request.Object("systemInstruction"));
        var output = TokenCounts.Text(reply.Text);
        return new()
        {
            ["candidates"] = new JsonArray(candidate),
            ["usageMetadata"] = new JsonObject
            {
                ["promptTokenCount"] = words + images,
                ["candidatesTokenCount"] = output,
                ["totalTokenCount"] = words + images + output,
                ["promptTokensDetails"] = TokensEndpoint.Details(words, images),
            },
            ["modelVersion"] = model.Id,
            ["responseId"] = id,
        };
    }
}
