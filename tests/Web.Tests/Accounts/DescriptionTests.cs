using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Accounts;

public sealed class DescriptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/auth/register", "post", true, false, "201", "400", "403", "413", "415", "429")]
    [InlineData("/api/v1/auth/login", "post", true, false, "200", "400", "401", "413", "415", "429")]
    [InlineData("/api/v1/auth/logout", "post", false, true, "204", "401", "429")]
    [InlineData("/api/v1/auth/me", "get", false, true, "200", "401", "429")]
    [InlineData("/api/v1/auth/me", "delete", true, true, "204", "400", "401", "409", "413", "415", "429")]
    [InlineData("/api/v1/gemini/quota", "get", false, true, "200", "401")]
    [InlineData("/api/v1/admin/users", "get", false, true, "200", "400", "401", "403", "404")]
    [InlineData("/api/v1/admin/users/{id}", "get", false, true, "200", "401", "403", "404")]
    [InlineData("/api/v1/admin/users/{id}", "patch", true, true, "200", "400", "401", "403", "404", "413", "415")]
    [InlineData("/api/v1/admin/users/{id}/quota", "get", false, true, "200", "401", "403", "404")]
    [InlineData("/api/v1/auth/password", "post", true, true, "200", "400", "401", "413", "415", "429")]
    public async Task The_description_has_every_operation_with_examples(string path, string method, bool hasBody, bool needsToken, params string[] statuses)
    {
        await using var server = await WebServer.StartAsync();
        using var http = server.CreateHttpClient();
        var document = (await http.GetFromJsonAsync<JsonNode>(new Uri("/openapi/v1.json", UriKind.Relative), Token))!;
        var operation = document["paths"]![path]![method]!;

        Assert.Equal(hasBody, operation["requestBody"]?["content"]?["application/json"]?["example"] is not null);
        Assert.Equal(needsToken, operation["security"]?[0]?["token"] is not null);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["token"]!["scheme"]);
        Assert.Equal(statuses, operation["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal));
        Assert.All(
            operation["responses"]!.AsObject().Where(response => response.Key != "204"),
            response => Assert.NotNull(response.Value!["content"]?["application/json"]?["example"]));
    }
}
