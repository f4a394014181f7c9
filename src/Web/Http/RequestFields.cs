using System.Text.Json;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http;

/// <summary>The fields of a request. Every problem is noted, so that a caller hears of all at once.</summary>
internal sealed class RequestFields(HttpContext context, JsonElement body)
{
    private readonly Dictionary<string, Complaint> _complaints = [];

    /// <summary>The answer that says what is wrong; null for nothing.</summary>
    public IResult? Problem => _complaints.Count == 0 ? null : ApiErrors.Fields(context, _complaints);

    /// <summary>A text that must be there; empty where it is not, or is none, which is noted.</summary>
    public string Text(string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return Fail(name, Phrases.Required);
        }

        if (value.ValueKind is not JsonValueKind.String || Decode(value) is not { } text)
        {
            return Fail(name, Phrases.NotText);
        }

        return text.Length == 0 ? Fail(name, Phrases.Blank) : text;
    }

    /// <summary>Notes a problem, unless the field has one already.</summary>
    public void Check(string name, Complaint? complaint)
    {
        if (complaint is not null)
        {
            _complaints.TryAdd(name, complaint);
        }
    }

    private static string? Decode(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half of a surrogate pair: no text.
            return null;
        }
    }

    private string Fail(string name, Phrase phrase)
    {
        _complaints[name] = phrase.With();
        return "";
    }
}
