using System.Globalization;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http;

/// <summary>The parameters of an address. Every problem is noted, so that a caller hears of all at once. Empty is as good as absent.</summary>
internal sealed class QueryFields(HttpContext context)
{
    private readonly Dictionary<string, Complaint> _complaints = [];

    /// <summary>The answer that says what is wrong; null for nothing.</summary>
    public IResult? Problem => _complaints.Count == 0 ? null : ApiErrors.Fields(context, _complaints);

    /// <summary>A text; null where it is absent.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="longest">The most characters, in code points.</param>
    public string? Text(string name, int longest)
    {
        var text = Find(name);
        if (text is not null && TextRules.Check(text, longest) is { } complaint)
        {
            _complaints[name] = complaint;
        }

        return text;
    }

    /// <summary>A whole number; <paramref name="otherwise"/> where it is absent, or none, which is noted.</summary>
    public int Integer(string name, int least, int most, int otherwise) => (int)(OptionalInteger(name, least, most) ?? otherwise);

    /// <summary>A whole number; null where it is absent, or none, which is noted.</summary>
    public long? OptionalInteger(string name, long least, long most)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _complaints[name] = FieldPhrases.NotInteger.With(least, most);
        return null;
    }

    /// <summary>True or false; null where it is absent, or neither, which is noted.</summary>
    public bool? Boolean(string name)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        _complaints[name] = FieldPhrases.NotBoolean.With();
        return null;
    }

    /// <summary>A day, as 2026-01-31; null where it is absent, or none, which is noted.</summary>
    public DateOnly? Day(string name)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        _complaints[name] = FieldPhrases.NotDay.With();
        return null;
    }

    /// <summary>One of some words; the type's default where it is absent, or none of them, which is noted.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> words)
    {
        if (Find(name) is not { } text)
        {
            return default;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        _complaints[name] = FieldPhrases.NotAmong.With(string.Join(", ", words.Keys));
        return default;
    }

    private string? Find(string name) => context.Request.Query[name] is [.., { Length: > 0 } last] ? last : null;
}
