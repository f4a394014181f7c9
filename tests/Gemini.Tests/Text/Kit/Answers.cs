using Microsoft.AspNetCore.Http;

namespace Interpreter.Gemini.Tests.Text.Kit;

/// <summary>Answers of Google's servers, and of broken ones.</summary>
internal static class Answers
{
    public const string Whole = """
        {
          "candidates": [ { "content": { "parts": [ { "text": "A thought.", "thought": true }, { "text": "Hello" }, { "text": " there", "thoughtSignature": "AAEC" } ], "role": "model" },
            "finishReason": "STOP", "index": 0, "avgLogprobs": -0.1, "turnToken": "v1_x" } ],
          "usageMetadata": { "promptTokenCount": 7, "candidatesTokenCount": 2, "totalTokenCount": 54, "promptTokensDetails": [ { "modality": "TEXT", "tokenCount": 7 } ], "thoughtsTokenCount": 45, "serviceTier": "standard" },
          "modelVersion": "gemini-3.8-flash", "responseId": "qS77aMCqBu6mvr0PsJiykAw"
        }
        """;

    public static Func<HttpContext, Task> Ok => Json(200, Whole);

    public static Func<HttpContext, Task> Overloaded => Json(503, Error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));

    public static Func<HttpContext, Task> Json(int status, string body) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    };

    public static string Error(int code, string status, string message, string details = "") =>
        $$"""{"error":{"code":{{code}},"message":"{{message}}","status":"{{status}}" """ + (details.Length == 0 ? "}}" : $",\"details\":[{details}]}}}}");

    /// <summary>The recorded form of an exhausted quota.</summary>
    public static string QuotaError(string quotaId, string retryDelay) => Error(
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
        $$"""
        {"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Learn more about Gemini API quotas","url":"https://ai.google.dev/gemini-api/docs/rate-limits"}]},
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests","quotaId":"{{quotaId}}","quotaDimensions":{"location":"global","model":"gemini-3.8-flash"},"quotaValue":"15"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{retryDelay}}"}
        """);

    /// <summary>A chunk of a stream.</summary>
    public static string Chunk(string text, string? finish = null) =>
        $$"""{"candidates":[{"content":{"parts":[{"text":"{{text}}"}],"role":"model"}{{(finish is null ? "" : $",\"finishReason\":\"{finish}\"")}},"index":0}],"usageMetadata":{"promptTokenCount":7,"candidatesTokenCount":{{text.Length}},"totalTokenCount":{{7 + text.Length}}},"modelVersion":"gemini-3.8-flash"}""";

    public static string Event(string chunk) => $"data: {chunk}\r\n\r\n";

    /// <summary>A stream of events that ends in order.</summary>
    public static Func<HttpContext, Task> Events(params string[] events) => async context =>
    {
        foreach (var text in events)
        {
            await context.SendAsync(text);
        }
    };

    /// <summary>Sends a piece of a stream of events, at once.</summary>
    public static async Task SendAsync(this HttpContext context, string text, string type = "text/event-stream")
    {
        context.Response.ContentType ??= type;
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
