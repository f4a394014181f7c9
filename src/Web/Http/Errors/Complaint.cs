using System.Globalization;

namespace Interpreter.Web.Http.Errors;

/// <summary>What is wrong, not yet in a language.</summary>
internal sealed record Complaint(Phrase Phrase, object[] Values)
{
    /// <summary>Says it in a language of <see cref="Tongue"/>.</summary>
    public string In(string language)
    {
        var text = language switch { "ko" => Phrase.Korean, "ru" => Phrase.Russian, _ => Phrase.English };
        return string.Format(CultureInfo.InvariantCulture, text, Values);
    }
}
