using System.Globalization;
using Interpreter.Core.Languages;

namespace Interpreter.Core.Conversations;

/// <summary>The title of a stored interpretation: its languages and when it began, as "한국어 – English, 2026-11-21 10:30", in UTC.</summary>
internal static class InterpretationTitle
{
    public static string Of((string First, string Second) languages, DateTimeOffset startedAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"{LanguageCatalog.Get(languages.First).NativeName} – {LanguageCatalog.Get(languages.Second).NativeName}, {startedAt.UtcDateTime:yyyy-MM-dd HH:mm}");
}
