using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Models;
using Interpreter.GeminiSimulator.Protocol;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>Counts tokens.</summary>
internal static class TokensEndpoint
{
    // An image up to 384 pixels a side: Google's documentation of tokens.
    private const int ImageTokens = 258;

    public static async Task CountAsync(HttpContext http, ModelInfo model)
    {
        var request = await RequestBody.ReadAsync(http, RestSchema.CountTokens);
        var generate = request.Object("generateContentRequest");
        var contents = request.Objects("contents").Concat(generate?.Objects("contents") ?? []).ToList();
        var (text, images) = Count(contents);
        text += ContentReader.Tokens(generate?.Object("systemInstruction"));
        await ApiJson.WriteAsync(http, new JsonObject
        {
            ["totalTokens"] = text + images,
            ["promptTokensDetails"] = Details(text, images),
        });
    }

    public static (int Text, int Images) Count(IReadOnlyList<ProtoObject> contents) =>
        (contents.Sum(ContentReader.Tokens), ImageTokens * contents.Sum(ContentReader.Images));

    public static JsonArray Details(int text, int images)
    {
        var details = new JsonArray(new JsonObject { ["modality"] = "TEXT", ["tokenCount"] = text });
        if (images > 0)
        {
            details.Add(new JsonObject { ["modality"] = "IMAGE", ["tokenCount"] = images });
        }

        return details;
    }
}
