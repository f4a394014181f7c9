using System.Text.Json;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>
/// Reads the fields of an object that a client sent. The first problem stays, and reading goes on with
/// defaults, so that what reads the fields need not ask after each. A field that is null counts as absent.
/// </summary>
internal sealed class FieldReader(JsonElement json, string path)
{
    private readonly List<MessageProblem> _notices = [];

    /// <summary>The first problem; null while there is none.</summary>
    public MessageProblem? Problem { get; private set; }

    /// <summary>What is taken, but not as asked.</summary>
    public IReadOnlyList<MessageProblem> Notices => _notices;

    /// <summary>The names of the object's fields; none where the object is absent.</summary>
    public IEnumerable<string> Names => IsObject ? json.EnumerateObject().Select(property => property.Name) : [];

    /// <summary>A field of any type; undefined where it is absent.</summary>
    public JsonElement Any(string name) => Find(name) ?? default;

    /// <summary>Whether there is no object.</summary>
    public bool IsAbsent => json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private bool IsObject => json.ValueKind is JsonValueKind.Object;

    /// <summary>Reads the raw JSON of a field, empty where it is absent; fails unless it is an object, or absent.</summary>
    public static FieldReader Of(ReadOnlySpan<byte> json, string path)
    {
        var element = default(JsonElement);
        var isText = json.IsEmpty || RawJson.TryParse(json, out element);
        var fields = new FieldReader(element, path);
        if (!isText)
        {
            fields.Problem = new(ProtocolErrorCodes.InvalidField, $"\"{path}\" has a name that is no Unicode text, but half of a surrogate pair: leave it out.", path);
        }
        else if (!fields.IsObject && !fields.IsAbsent)
        {
            fields.Problem = new(ProtocolErrorCodes.InvalidField, $"\"{path}\" must be an object.", path);
        }

        return fields;
    }

    /// <summary>Notes a problem with a field.</summary>
    public void Fail(string code, string field, string message) => Problem ??= new(code, message, $"{path}.{field}");

    /// <summary>Notes a field that is taken otherwise than asked.</summary>
    public void Notice(string code, string field, string message) => _notices.Add(new(code, message, $"{path}.{field}"));

    /// <summary>Notes a problem with a field of the message itself.</summary>
    public void FailMessage(string code, string field, string message) => Problem ??= new(code, message, field);

    /// <summary>Notes a field of the message itself that is taken otherwise than asked.</summary>
    public void NoticeMessage(string code, string field, string message) => _notices.Add(new(code, message, field));

    /// <summary>Notes every field that is not known.</summary>
    public void NoticeUnknown(IReadOnlySet<string> known)
    {
        foreach (var name in Names.Where(name => !known.Contains(name)).Take(10))
        {
            var excerpt = Excerpt.Of(name);
            Notice(
                ProtocolErrorCodes.UnknownField, excerpt, $"\"{path}.{excerpt}\" is not known and was ignored: known are {string.Join(", ", known)}.");
        }
    }

    /// <summary>Takes over the problem and the notices of an object inside this one.</summary>
    public void TakeProblemOf(FieldReader inner)
    {
        Problem ??= inner.Problem;
        _notices.AddRange(inner.Notices);
    }

    /// <summary>A string; null where it is absent or not one.</summary>
    public string? String(string name) => Find(name) switch
    {
        null => null,
        { } value when TextOf(value) is { } text => text,
        _ => Wrong<string>(name, "a string"),
    };

    /// <summary>A boolean; null where it is absent or not one.</summary>
    public bool? Boolean(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Wrong<bool?>(name, "true or false"),
    };

    /// <summary>One of some strings; null where it is absent or another.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> choices)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var text = TextOf(value);
        return text is not null && choices.Contains(text)
            ? text
            : Wrong<string>(name, $"one of \"{string.Join("\", \"", choices)}\"");
    }

    /// <summary>A whole number in a range; null where it is absent or another.</summary>
    public int? Integer(string name, int least, int most, string unit = "") => (int?)Integer64(name, least, most, unit);

    /// <inheritdoc cref="Integer" />
    public long? Integer64(string name, long least, long most, string unit = "")
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        var range = most is long.MaxValue ? $"from {least}" : $"from {least} to {most}";
        return Wrong<long?>(name, $"a whole number {range}{(unit.Length > 0 ? " " : "")}{unit}");
    }

    /// <summary>An object; null where it is absent or not one.</summary>
    public FieldReader? Object(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new(value, $"{path}.{name}"),
        _ => Wrong<FieldReader>(name, "an object"),
    };

    /// <summary>An array's elements; null where it is absent or not one.</summary>
    public IReadOnlyList<JsonElement>? Array(string name, string what) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value => [.. value.EnumerateArray()],
        _ => Wrong<IReadOnlyList<JsonElement>>(name, what),
    };

    /// <summary>The text of a JSON string; null for another type, or text that is no Unicode.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Find(string name) =>
        IsObject && json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private T? Wrong<T>(string name, string expected)
    {
        Fail(ProtocolErrorCodes.InvalidField, name, $"\"{path}.{name}\" must be {expected}.");
        return default;
    }
}
