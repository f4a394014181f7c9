using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers, string? Language)
{
    /// <summary>The one sentence of <c>{"error": "…"}</c>.</summary>
    public string? Error => (string?)Body?["error"];

    /// <summary>Asserts the body, whatever its escapes.</summary>
    public void Says(HttpStatusCode status, string json)
    {
        Assert.Equal(status, Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Body), $"Expected {json}, got {Body}");
    }
}
