using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Exports;

public sealed class ExportDescriptionTests
{
    private const string Sessions = "/api/v1/gemini/chat-sessions";

    [Fact]
    public async Task The_description_has_every_format_and_an_example_of_the_file()
    {
        await using var server = await WebServer.StartAsync();
        using var http = server.CreateHttpClient();
        var paths = (await http.GetFromJsonAsync<JsonNode>(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!["paths"]!;

        var export = paths[$"{Sessions}/{{id}}/export"]!["get"]!;
        Assert.Equal(
            ["application/json", "application/x-subrip", "text/markdown", "text/plain", "text/vtt"],
            export["responses"]!["200"]!["content"]!.AsObject().Select(content => content.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["200", "400", "401", "404"], Statuses(export));
        Assert.Contains("vtt", export["parameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == "format")!["schema"]!["enum"]!.AsArray().Select(word => (string?)word));

        var import = paths[$"{Sessions}/import"]!["post"]!;
        Assert.Equal(1, (int?)import["requestBody"]?["content"]?["application/json"]?["example"]?["version"]);
        Assert.Equal(["201", "400", "401", "413", "415", "429"], Statuses(import));
        Assert.All([export, import], operation => Assert.NotNull(operation["security"]?[0]?["token"]));
    }

    private static IEnumerable<string> Statuses(JsonNode operation) =>
        operation["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal);
}
