using System.Globalization;
using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Models;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>Lists the models.</summary>
internal static class ModelsEndpoint
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 1000;

    public static Task ListAsync(HttpContext http)
    {
        var size = Number(http, "pageSize") is { } wanted and > 0 ? Math.Min(wanted, MaxPageSize) : DefaultPageSize;
        // The token is the index of the page's first model: opaque to clients, readable to us.
        var start = Number(http, "pageToken") ?? 0;
        var page = ModelCatalog.All.Skip(start).Take(size).ToList();
        var body = new JsonObject { ["models"] = new JsonArray([.. page.Select(Describe)]) };
        if (start + page.Count < ModelCatalog.All.Count)
        {
            body["nextPageToken"] = (start + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        return ApiJson.WriteAsync(http, body);
    }

    public static Task GetAsync(HttpContext http, string version)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        return ModelCatalog.TryFind(id, out var model)
            ? ApiJson.WriteAsync(http, Describe(model))
            : throw ApiException.NotFound(
                $"Model is not found: models/{id} for api version {version}");
    }

    private static JsonObject Describe(ModelInfo model) => new()
    {
        ["name"] = model.Name,
        ["version"] = "simulated",
        ["displayName"] = model.DisplayName,
        ["description"] = $"{model.DisplayName}, simulated.",
        ["inputTokenLimit"] = model.InputTokenLimit,
        ["outputTokenLimit"] = model.OutputTokenLimit,
        ["supportedGenerationMethods"] = new JsonArray([.. model.Methods.Select(method => JsonValue.Create(method))]),
    };

    private static int? Number(HttpContext http, string name) =>
        http.Request.Query[name].ToString() is not { Length: > 0 } text ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw ApiException.InvalidArgument($"Invalid value at '{(name == "pageSize" ? "page_size" : "page_token")}', \"{text}\"");
}
