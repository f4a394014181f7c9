using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interpreter.Rest.Tests.Description;

/// <summary>Holds a value against a schema: what of JSON Schema 2020-12 the description uses. A field that is not described is a problem too.</summary>
internal sealed class SchemaCheck(JsonNode document, ICollection<string> problems)
{
    public void Run(JsonNode? schema, JsonNode? value, string at)
    {
        if (schema is not JsonObject rules)
        {
            return;
        }

        if ((string?)rules["$ref"] is { } reference)
        {
            Run(document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]], value, at);
            return;
        }

        foreach (var word in (string[])["anyOf", "oneOf"])
        {
            if (rules[word] is JsonArray choices && !choices.Any(choice => Allows(choice, value)))
            {
                problems.Add($"{at}: {value} is none of {word}");
            }
        }

        if (rules["type"] is { } type && !Types(type).Any(name => IsOf(name, value)))
        {
            problems.Add($"{at}: {value?.ToJsonString() ?? "null"} is no {type.ToJsonString()}");
            return;
        }

        if (rules["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            problems.Add($"{at}: {value} is none of {words.ToJsonString()}");
        }

        switch (value)
        {
            case JsonObject fields:
                CheckFields(rules, fields, at);
                break;
            case JsonArray items:
                foreach (var (index, item) in items.Index())
                {
                    Run(rules["items"], item, $"{at}[{index}]");
                }

                break;
            case JsonValue one:
                CheckValue(rules, one, at);
                break;
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray names ? names.Select(name => (string)name!) : [(string)type!];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() is JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() is JsonValueKind.Number,
        "integer" => value?.GetValueKind() is JsonValueKind.Number && double.IsInteger((double)value!),
        _ => false,
    };

    private bool Allows(JsonNode? schema, JsonNode? value)
    {
        var found = new List<string>();
        new SchemaCheck(document, found).Run(schema, value, "");
        return found.Count == 0;
    }

    private void CheckFields(JsonObject rules, JsonObject fields, string at)
    {
        foreach (var name in rules["required"]?.AsArray() ?? [])
        {
            if (!fields.ContainsKey((string)name!))
            {
                problems.Add($"{at}.{name} is missing");
            }
        }

        var described = rules["properties"] as JsonObject;
        foreach (var (name, value) in fields)
        {
            if (described?[name] is { } schema)
            {
                Run(schema, value, $"{at}.{name}");
            }
            else if (rules["additionalProperties"] is JsonObject others)
            {
                Run(others, value, $"{at}.{name}");
            }
            else if (described is not null)
            {
                problems.Add($"{at}.{name} is not described");
            }
        }
    }

    private void CheckValue(JsonObject rules, JsonValue value, string at)
    {
        var isRight = (string?)rules["format"] switch
        {
            "date-time" when value.GetValueKind() is JsonValueKind.String => DateTimeOffset.TryParse((string)value!, CultureInfo.InvariantCulture, out _),
            "uuid" when value.GetValueKind() is JsonValueKind.String => Guid.TryParse((string)value!, out _),
            _ => true,
        };
        if (!isRight)
        {
            problems.Add($"{at}: {value} is no {rules["format"]}");
        }

        if (rules["maxLength"] is { } longest && value.GetValueKind() is JsonValueKind.String && ((string)value!).EnumerateRunes().Count() > (int)longest)
        {
            problems.Add($"{at} is longer than {longest}");
        }

        if (value.GetValueKind() is JsonValueKind.Number
            && ((rules["minimum"] is { } least && (double)value! < (double)least) || (rules["maximum"] is { } most && (double)value! > (double)most)))
        {
            problems.Add($"{at}: {value} is out of range");
        }
    }
}
