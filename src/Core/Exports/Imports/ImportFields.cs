using System.Text.Json;
using Interpreter.Core.Exports.Formats;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Imports;

/// <summary>The fields of an object, checked as they are read. What is wrong is noted, and something harmless returned.</summary>
/// <param name="find">Finds a field.</param>
/// <param name="path">What its fields' paths begin with.</param>
/// <param name="problems">Where problems are noted.</param>
internal sealed class ImportFields(Func<string, JsonElement?> find, string path, ImportProblems problems)
{
    /// <summary>The fields of an object of JSON.</summary>
    public ImportFields(JsonElement json, string path, ImportProblems problems)
        : this(name => json.TryGetProperty(name, out var field) ? field : null, path, problems)
    {
    }

    /// <summary>A field; null where it is not there, or null.</summary>
    public JsonElement? Find(string name) => find(name) is { ValueKind: not JsonValueKind.Null } field ? field : null;

    public string Path(string name) => path + name;

    /// <summary>A text that must be there.</summary>
    public string Text(string name, int limit, bool mayBeBlank)
    {
        if (Find(name) is null)
        {
            problems.Add(Path(name), ImportFault.Required);
            return "";
        }

        var text = OptionalText(name, limit);
        if (!mayBeBlank && text is not null && string.IsNullOrWhiteSpace(text))
        {
            problems.Add(Path(name), ImportFault.Blank);
        }

        return text ?? "";
    }

    public string? OptionalText(string name, int limit)
    {
        if (Find(name) is not { } field)
        {
            return null;
        }

        if (field.ValueKind is not JsonValueKind.String)
        {
            problems.Add(Path(name), ImportFault.NotText);
            return null;
        }

        if (Decode(field) is not { } text || StoredText.Problem(text, limit) is FieldProblem.Malformed)
        {
            problems.Add(Path(name), ImportFault.MalformedText);
            return null;
        }

        if (StoredText.Problem(text, limit) is not null)
        {
            problems.Add(Path(name), ImportFault.TooLong, limit);
            return null;
        }

        return text;
    }

    /// <summary>One of some words; where it is not there, the one given, or a problem where none is.</summary>
    public T Choice<T>(string name, T? otherwise)
        where T : struct, Enum
    {
        if (Find(name) is not { } field)
        {
            if (otherwise is null)
            {
                problems.Add(Path(name), ImportFault.Required);
            }

            return otherwise.GetValueOrDefault();
        }

        if (field.ValueKind is JsonValueKind.String && Decode(field) is { } word && JsonWords.Find<T>(word) is { } choice)
        {
            return choice;
        }

        problems.Add(Path(name), ImportFault.NotOneOf, string.Join(", ", JsonWords.All<T>()));
        return default;
    }

    public bool Boolean(string name, bool otherwise)
    {
        if (Find(name) is not { } field)
        {
            return otherwise;
        }

        if (field.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add(Path(name), ImportFault.NotBoolean);
        }

        return field.ValueKind is JsonValueKind.True;
    }

    public int? Count(string name) =>
        Read<int>(name, ImportFault.NotCount, static field => field.ValueKind is JsonValueKind.Number && field.TryGetInt32(out var count) && count >= 0 ? count : null);

    public double? Seconds(string name) =>
        Read<double>(
            name,
            ImportFault.NotSeconds,
            static field => field.ValueKind is JsonValueKind.Number && field.TryGetDouble(out var seconds) && seconds >= 0 && double.IsFinite(seconds) ? seconds : null);

    /// <summary>A time that has been; a clock elsewhere may be a day ahead, no more.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset now)
    {
        // Without its zone a time would mean another on every machine.
        var time = Read<DateTimeOffset>(
            name,
            ImportFault.NotTime,
            static field => field.ValueKind is JsonValueKind.String && field.TryGetDateTime(out var local) && local.Kind is not DateTimeKind.Unspecified
                && field.TryGetDateTimeOffset(out var exact) ? exact : null);
        if (time < DateTimeOffset.UnixEpoch || time > now.AddDays(1))
        {
            problems.Add(Path(name), ImportFault.TimeOutOfRange);
            return null;
        }

        return time;
    }

    /// <summary>A JSON object, as it is written.</summary>
    public string Metadata(string name)
    {
        if (Find(name) is not { } field)
        {
            return "{}";
        }

        if (field.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(Path(name), ImportFault.NotObject);
            return "{}";
        }

        var text = field.GetRawText();
        if (StoredText.Problem(text, StorageLimits.Metadata) is { } problem)
        {
            problems.Add(Path(name), problem is FieldProblem.TooLong ? ImportFault.TooLong : ImportFault.MalformedText, StorageLimits.Metadata);
        }

        return text;
    }

    /// <summary>The parts of a list; none where it is not there.</summary>
    public IEnumerable<JsonElement> List(string name, int limit)
    {
        if (Find(name) is not { } field)
        {
            return [];
        }

        if (field.ValueKind is not JsonValueKind.Array)
        {
            problems.Add(Path(name), ImportFault.NotList);
            return [];
        }

        if (field.GetArrayLength() > limit)
        {
            problems.Add(Path(name), ImportFault.TooMany, limit);
            return [];
        }

        return field.EnumerateArray();
    }

    private static string? Decode(JsonElement field)
    {
        try
        {
            return field.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a surrogate pair: no text.
            return null;
        }
    }

    private T? Read<T>(string name, ImportFault fault, Func<JsonElement, T?> read)
        where T : struct
    {
        if (Find(name) is not { } field)
        {
            return null;
        }

        var value = read(field);
        if (value is null)
        {
            problems.Add(Path(name), fault);
        }

        return value;
    }
}
