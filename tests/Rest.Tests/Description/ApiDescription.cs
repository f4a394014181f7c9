using System.Text.Json.Nodes;

namespace Interpreter.Rest.Tests.Description;

/// <summary>The API as it describes itself.</summary>
internal sealed class ApiDescription(JsonNode document)
{
    /// <summary>Every operation, as described.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; } =
        [.. from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select new ApiOperation(path.Key, method.Key, method.Value!)];

    public static async Task<ApiDescription> ReadAsync(HttpClient http) =>
        new(JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!);

    /// <summary>What of a value its schema does not allow; empty for nothing.</summary>
    public IReadOnlyList<string> Check(JsonNode? schema, JsonNode? value)
    {
        var problems = new List<string>();
        new SchemaCheck(document, problems).Run(schema, value, "$");
        return problems;
    }
}
