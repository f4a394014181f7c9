using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Interpreter.Rest.Tests.Description;

/// <summary>An operation, and how to call it with its examples.</summary>
internal sealed partial record ApiOperation(string Path, string Method, JsonNode Node)
{
    private const string Json = "application/json";

    /// <summary>The operation's id; method and path for one that has none.</summary>
    public string Id => (string?)Node["operationId"] ?? $"{Method} {Path}";

    public bool NeedsToken => Node["security"] is JsonArray { Count: > 0 };

    /// <summary>The statuses, with what they give.</summary>
    public IEnumerable<(int Status, JsonNode Response)> Responses =>
        Node["responses"]!.AsObject().Select(response => (int.Parse(response.Key, CultureInfo.InvariantCulture), response.Value!));

    /// <summary>The status of an answer that went well.</summary>
    public int Success => Responses.First(response => response.Status < 300).Status;

    /// <summary>The schema of an answer in JSON; null where there is none.</summary>
    public JsonNode? Schema(int status) => Responses.Single(response => response.Status == status).Response["content"]?[Json]?["schema"];

    /// <summary>The types of an answer; none for one without a body.</summary>
    public IReadOnlyList<string> Types(int status) =>
        [.. (Responses.Single(response => response.Status == status).Response["content"] as JsonObject ?? []).Select(content => content.Key)];

    /// <summary>Whether it is of the API, not of an orchestrator's probes.</summary>
    public bool IsOfApi => Path.StartsWith("/api/", StringComparison.Ordinal) || Path.StartsWith("/gemini/", StringComparison.Ordinal);

    public JsonNode? BodySchema => Node["requestBody"]?["content"]?[Json]?["schema"];

    public JsonNode? BodyExample => Node["requestBody"]?["content"]?[Json]?["example"];

    /// <summary>The parameters and fields that name something by its number.</summary>
    public IEnumerable<string> Ids =>
        Parameters.Where(parameter => parameter.In == "path" && parameter.Name != "index" || parameter.Name == "session").Select(parameter => parameter.Name)
            .Concat(BodyExample is JsonObject body && body.ContainsKey("session_id") || Id is "AnalyzeText" or "GenerateResponse" ? ["session_id"] : []);

    private IEnumerable<(string Name, string In, JsonNode? Example)> Parameters =>
        (Node["parameters"]?.AsArray() ?? []).Select(parameter => ((string)parameter!["name"]!, (string)parameter["in"]!, parameter["example"]));

    /// <summary>Makes a request of the examples.</summary>
    /// <param name="ids">Numbers in place of the examples' ones, by name.</param>
    public HttpRequestMessage Request(IReadOnlyDictionary<string, long>? ids = null)
    {
        ids ??= new Dictionary<string, long>();
        string Value((string Name, string In, JsonNode? Example) parameter) =>
            ids.TryGetValue(parameter.Name, out var id) ? $"{id}" : parameter.Example?.ToString() ?? throw new InvalidOperationException($"{Id} has no example of {parameter.Name}: give one.");

        var path = Part().Replace(Path, match => Value(Parameters.Single(parameter => parameter.In == "path" && parameter.Name == match.Groups[1].Value)));
        var query = string.Join('&', Parameters.Where(parameter => parameter.In == "query").Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(Value(parameter))}"));
        return new(new HttpMethod(Method.ToUpperInvariant()), new Uri($"{path}/{(query.Length == 0 ? "" : $"?{query}")}", UriKind.Relative)) { Content = Body(ids) };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Part();

    private StringContent? Body(IReadOnlyDictionary<string, long> ids)
    {
        if (Node["requestBody"] is null)
        {
            return null;
        }

        var body = BodyExample?.DeepClone() ?? throw new InvalidOperationException($"{Id} has no example of its body: give one.");
        if (ids.TryGetValue("session_id", out var id))
        {
            body["session_id"] = id;
        }

        return new(body.ToJsonString(), Encoding.UTF8, Json);
    }
}
