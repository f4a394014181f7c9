using System.Text.Encodings.Web;
using System.Text.Json;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http;

/// <summary>The fields of a request. Every problem is noted, so that a caller hears of all at once. Null is as good as absent.</summary>
internal sealed class RequestFields(HttpContext context, JsonElement body)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, Complaint> _complaints = [];

    /// <summary>The answer that says what is wrong; null for nothing.</summary>
    public IResult? Problem => _complaints.Count == 0 ? null : ApiErrors.Fields(context, _complaints);

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, Complaint> Complaints => _complaints;

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text that must be there; empty where it is not, or is none, which is noted.</summary>
    public string Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return Fail(name, Phrases.Required.With());
        }

        if (value.ValueKind is not JsonValueKind.String || Decode(value) is not { } text)
        {
            return Fail(name, Phrases.NotText.With());
        }

        return text.Length == 0 ? Fail(name, Phrases.Blank.With()) : text;
    }

    /// <summary>A text that must be there and say something.</summary>
    /// <param name="name">The field.</param>
    /// <param name="longest">The most characters, in code points.</param>
    /// <param name="trim">Whether blanks around it are left out, and do not count.</param>
    public string Text(string name, int longest, bool trim = false)
    {
        var text = trim ? Text(name).Trim() : Text(name);
        Check(name, TextRules.Check(text, longest) ?? (string.IsNullOrWhiteSpace(text) ? Phrases.Blank.With() : null));
        return text;
    }

    /// <summary>A text that may be absent, which is null, or empty.</summary>
    /// <param name="name">The field.</param>
    /// <param name="longest">The most characters, in code points.</param>
    public string? OptionalText(string name, int longest)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.String || Decode(value) is not { } text)
        {
            return Fail(name, Phrases.NotText.With());
        }

        Check(name, TextRules.Check(text, longest));
        return text;
    }

    /// <summary>A whole number; null where it is absent, or none, which is noted.</summary>
    public long? Integer(string name, long least, long most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Check(name, FieldPhrases.NotInteger.With(least, most));
        return null;
    }

    /// <summary>A number; null where it is absent, or none, which is noted.</summary>
    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Check(name, FieldPhrases.NotNumber.With(least, most));
        return null;
    }

    /// <summary>True or false; null where it is absent, or neither, which is noted.</summary>
    public bool? Boolean(string name)
    {
        var value = Find(name);
        if (value is not null and not { ValueKind: JsonValueKind.True or JsonValueKind.False })
        {
            Check(name, FieldPhrases.NotBoolean.With());
            return null;
        }

        return value?.GetBoolean();
    }

    /// <summary>A JSON object, written without blanks; null where it is absent, or none, which is noted.</summary>
    /// <param name="name">The field.</param>
    /// <param name="longest">The most characters, in code points, as written.</param>
    public string? Json(string name, int longest)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Object)
        {
            return Fail(name, FieldPhrases.NotObject.With());
        }

        if (!CanBeStored(value))
        {
            return Fail(name, FieldPhrases.Unwritable.With());
        }

        var text = JsonSerializer.Serialize(value, Plain);
        Check(name, TextRules.Check(text, longest));
        return text;
    }

    /// <summary>The items of a list; none where it is absent, or none, which is noted.</summary>
    public IReadOnlyList<JsonElement> List(string name)
    {
        var value = Find(name);
        if (value is not null and not { ValueKind: JsonValueKind.Array })
        {
            Check(name, FieldPhrases.NotList.With());
            return [];
        }

        return value is { } list ? [.. list.EnumerateArray()] : [];
    }

    /// <summary>Notes a problem, unless the field has one already.</summary>
    public void Check(string name, Complaint? complaint)
    {
        if (complaint is not null)
        {
            _complaints.TryAdd(name, complaint);
        }
    }

    // U+0000 and halves of surrogate pairs could be written as escapes, but not be read again by everybody.
    private static bool CanBeStored(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(property => IsText(Decode(property)) && CanBeStored(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(CanBeStored),
        JsonValueKind.String => IsText(Decode(value)),
        _ => true,
    };

    private static bool IsText(string? text) => text is not null && TextRules.Check(text, int.MaxValue) is null;

    private static string? Decode(JsonElement value) => Decode(() => value.GetString());

    private static string? Decode(JsonProperty property) => Decode(() => property.Name);

    private static string? Decode(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half of a surrogate pair: no text.
            return null;
        }
    }

    private JsonElement? Find(string name) => body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private string Fail(string name, Complaint complaint)
    {
        _complaints[name] = complaint;
        return "";
    }
}
