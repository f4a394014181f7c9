using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The JSON; null without a body.</summary>
    public JsonNode? Body => Bytes.Length == 0 ? null : JsonNode.Parse(Bytes);

    public JsonArray Results => Body!["results"]!.AsArray();

    /// <summary>Asserts the status; gives the JSON.</summary>
    public JsonNode Ok(HttpStatusCode expected = HttpStatusCode.OK)
    {
        Assert.True(expected == Status, $"Expected {(int)expected}, got {(int)Status}: {Text}");
        return Body!;
    }

    /// <summary>Asserts status and body, whatever its escapes.</summary>
    public void Says(HttpStatusCode status, string json)
    {
        Assert.True(status == Status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Body), $"Expected {json}, got {Text}");
    }

    /// <summary>Asserts that a body has these fields, in this order.</summary>
    public static void HasFields(JsonNode? body, params string[] names) => Assert.Equal(names, body!.AsObject().Select(field => field.Key));
}
