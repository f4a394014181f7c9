using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>Writes JSON as Google's REST servers lay it out.</summary>
internal static class ApiJson
{
    private static readonly JsonSerializerOptions _pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions _compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(JsonNode node) => node.ToJsonString(_pretty) + "\n";

    public static string Compact(JsonNode node) => node.ToJsonString(_compact);

    public static Task WriteAsync(HttpContext http, JsonNode body)
    {
        http.Response.ContentType = "application/json; charset=UTF-8";
        return http.Response.WriteAsync(Pretty(body), http.RequestAborted);
    }

    public static Task WriteAsync(HttpContext http, ApiError error)
    {
        http.Response.StatusCode = error.Code;
        return WriteAsync(http, error.ToJson());
    }
}
