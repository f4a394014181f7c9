using System.Text.Json;

namespace Interpreter.GeminiSimulator.Protocol;

/// <summary>
/// Parses JSON as Google's servers do: camelCase and snake_case names, and no field that the type does not
/// declare. The texts are the real server's.
/// </summary>
internal sealed class ProtoReader
{
    private readonly List<ProtoViolation> _violations = [];

    private ProtoReader()
    {
    }

    /// <exception cref="ProtoException">The JSON is not a message of that type.</exception>
    public static ProtoObject Read(ReadOnlyMemory<byte> json, ProtoMessage type)
    {
        var reader = new ProtoReader();
        try
        {
            using var document = JsonDocument.Parse(json);
            var parsed = document.RootElement.ValueKind == JsonValueKind.Object
                ? reader.ReadObject(document.RootElement, type, "")
                : reader.Refuse<ProtoObject>("", "Invalid JSON payload received. Root element must be a message.");
            return reader._violations.Count == 0 ? parsed! : throw new ProtoException(reader._violations);
        }
        catch (JsonException)
        {
            throw new ProtoException([new("", "Invalid JSON payload received. Unexpected token.")]);
        }
    }

    private ProtoObject ReadObject(JsonElement json, ProtoMessage type, string path)
    {
        var parsed = new ProtoObject();
        var oneOfs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!type.TryFind(property.Name, out var field))
            {
                Refuse(path, $"Invalid JSON payload received. Unknown name \"{property.Name}\"{At(path)}: Cannot find field.");
            }
            else if (field.OneOf is { } oneOf && !oneOfs.TryAdd(oneOf, field.Name))
            {
                Refuse(path, $"Invalid value{At(path)} (oneof), oneof field '{oneOf}' is already set. Cannot set '{property.Name}'");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null
                && ReadField(property, field, path) is { } value)
            {
                parsed.Set(field.Name, value);
            }
        }

        return parsed;
    }

    private object? ReadField(JsonProperty property, ProtoField field, string parent)
    {
        var path = parent.Length == 0 ? field.SnakeName : $"{parent}.{field.SnakeName}";
        if (!field.Repeated)
        {
            return property.Value.ValueKind == JsonValueKind.Array && field.Kind != ProtoKind.AnyJson
                ? Refuse<object>(parent, $"Invalid JSON payload received. Unknown name \"{property.Name}\"{At(parent)}: Proto field is not repeating, cannot start list.")
                : ReadValue(property.Value, field, path);
        }

        if (property.Value.ValueKind != JsonValueKind.Array)
        {
            // The real parser takes a single value for a list of one.
            return ReadValue(property.Value, field, path) is { } single ? new List<object> { single } : null;
        }

        var list = new List<object>();
        var index = 0;
        foreach (var element in property.Value.EnumerateArray())
        {
            if (ReadValue(element, field, $"{path}[{index++}]") is { } value)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private object? ReadValue(JsonElement json, ProtoField field, string path)
    {
        if (field.Kind == ProtoKind.Message && json.ValueKind == JsonValueKind.Object)
        {
            return ReadObject(json, field.Type!(), path);
        }

        if (field.Kind == ProtoKind.Bytes && json.ValueKind == JsonValueKind.String)
        {
            return ProtoScalars.Bytes(json)
                ?? Refuse<object>(path, $"Invalid value{At(path)} (TYPE_BYTES), Base64 decoding failed.");
        }

        return ProtoScalars.Read(json, field)
            ?? Refuse<object>(path, $"Invalid value{At(path)} ({field.TypeName}), {Echo(json)}");
    }

    private static string At(string path) => path.Length == 0 ? "" : $" at '{path}'";

    private static string Echo(JsonElement json)
    {
        var raw = json.GetRawText();
        return raw.Length > 64 ? raw[..64] : raw;
    }

    private T? Refuse<T>(string path, string description)
        where T : class
    {
        Refuse(path, description);
        return null;
    }

    private void Refuse(string path, string description) => _violations.Add(new(path, description));
}
