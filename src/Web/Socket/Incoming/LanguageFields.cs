using Interpreter.Core.Languages;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads the pair of languages and the direction: "languages", "language", "targetLanguage".</summary>
internal static class LanguageFields
{
    private const string Spoken = "language";
    private const string Into = "targetLanguage";
    private const string Languages = "languages";

    /// <summary>The pair.</summary>
    public static (string First, string Second) Pair(FieldReader fields, (string First, string Second) fallback)
    {
        const string Expected = "an array of two different language codes, such as [\"ko\", \"en\"]";
        if (fields.Array(Languages, Expected) is not { } items)
        {
            return fallback;
        }

        if (items.Count != 2 || FieldReader.TextOf(items[0]) is not { } first || FieldReader.TextOf(items[1]) is not { } second)
        {
            fields.Fail(ProtocolErrorCodes.InvalidField, Languages, $"\"config.languages\" must be {Expected}.");
            return fallback;
        }

        var pair = (Known(fields, Languages, first), Known(fields, Languages, second));
        if (pair is not ({ } one, { } other))
        {
            return fallback;
        }

        if (one == other)
        {
            fields.Fail(ProtocolErrorCodes.InvalidField, Languages, $"\"config.languages\" names \"{one}\" twice: give two different codes.");
        }

        return (one, other);
    }

    /// <summary>The language of a one-way session; null where both ways are interpreted.</summary>
    public static string? Target(FieldReader fields, (string First, string Second) pair, ModelProfile model)
    {
        var spoken = fields.String(Spoken) is { } language && language is not "auto" ? OneOf(fields, Spoken, language, pair) : null;
        var implied = spoken is null ? null : spoken == pair.First ? pair.Second : pair.First;
        var target = fields.String(Into) is { } code ? OneOf(fields, Into, code, pair) : null;

        if (implied is not null && target is not null && implied != target)
        {
            fields.Fail(
                ProtocolErrorCodes.InvalidField,
                Into,
                $"\"config.targetLanguage\" is \"{target}\", but \"config.language\" says that \"{spoken}\" is spoken: leave one out, or make the target \"{implied}\".");
        }

        if (model.OneWay && implied is null && target is null)
        {
            fields.Fail(
                ProtocolErrorCodes.InvalidField,
                Into,
                $"\"config.targetLanguage\" is missing: the model {model.Id} interprets only one way. Set it to \"{pair.First}\" or \"{pair.Second}\".");
        }

        return target ?? implied;
    }

    private static string? OneOf(FieldReader fields, string name, string code, (string First, string Second) pair)
    {
        var known = Known(fields, name, code);
        if (known is null || known == pair.First || known == pair.Second)
        {
            return known;
        }

        var auto = name is Spoken ? "\"auto\", " : "";
        fields.Fail(
            ProtocolErrorCodes.InvalidField,
            name,
            $"\"config.{name}\" is \"{known}\", which is not one of the pair: use {auto}\"{pair.First}\" or \"{pair.Second}\", or change \"config.languages\".");
        return null;
    }

    private static string? Known(FieldReader fields, string name, string code)
    {
        if (LanguageCatalog.TryFind(code, out var language))
        {
            return language.Code;
        }

        fields.Fail(
            ProtocolErrorCodes.UnsupportedLanguage,
            name,
            $"\"config.{name}\" names \"{Excerpt.Of(code)}\", which is not offered: use a code of GET /api/v1/interpreter, such as \"ko\" or \"en\".");
        return null;
    }
}
