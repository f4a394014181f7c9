using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Languages;

/// <summary>The languages that can be interpreted: those Gemini's translation models take (interpretab, lib/languages.js, 2026-08).</summary>
public static class LanguageCatalog
{
    /// <summary>All, by English name.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("af", "Afrikaans", "Afrikaans"),
        new("ak", "Akan", "Akan"),
        new("sq", "Albanian", "Shqip"),
        new("am", "Amharic", "አማርኛ"),
        new("ar", "Arabic", "العربية"),
        new("hy", "Armenian", "Հայերեն"),
        new("az", "Azerbaijani", "Azərbaycan dili"),
        new("eu", "Basque", "Euskara"),
        new("be", "Belarusian", "Беларуская"),
        new("bn", "Bengali", "বাংলা"),
        new("bg", "Bulgarian", "Български"),
        new("my", "Burmese", "မြန်မာ"),
        new("ca", "Catalan", "Català"),
        new("zh-Hans", "Chinese (Simplified)", "简体中文"),
        new("zh-Hant", "Chinese (Traditional)", "繁體中文"),
        new("hr", "Croatian", "Hrvatski"),
        new("cs", "Czech", "Čeština"),
        new("da", "Danish", "Dansk"),
        new("nl", "Dutch", "Nederlands"),
        new("en", "English", "English"),
        new("et", "Estonian", "Eesti"),
        new("fil", "Filipino", "Filipino"),
        new("fi", "Finnish", "Suomi"),
        new("fr", "French", "Français"),
        new("ka", "Georgian", "ქართული"),
        new("de", "German", "Deutsch"),
        new("el", "Greek", "Ελληνικά"),
        new("gl", "Galician", "Galego"),
        new("gu", "Gujarati", "ગુજરાતી"),
        new("ha", "Hausa", "Hausa"),
        new("he", "Hebrew", "עברית"),
        new("hi", "Hindi", "हिन्दी"),
        new("hu", "Hungarian", "Magyar"),
        new("is", "Icelandic", "Íslenska"),
        new("id", "Indonesian", "Bahasa Indonesia"),
        new("it", "Italian", "Italiano"),
        new("ja", "Japanese", "日本語"),
        new("jv", "Javanese", "Basa Jawa"),
        new("kn", "Kannada", "ಕನ್ನಡ"),
        new("kk", "Kazakh", "Қазақ тілі"),
        new("km", "Khmer", "ខ្មែរ"),
        new("rw", "Kinyarwanda", "Ikinyarwanda"),
        new("ko", "Korean", "한국어"),
        new("lo", "Lao", "ລາວ"),
        new("lv", "Latvian", "Latviešu"),
        new("lt", "Lithuanian", "Lietuvių"),
        new("mk", "Macedonian", "Македонски"),
        new("ms", "Malay", "Bahasa Melayu"),
        new("ml", "Malayalam", "മലയാളം"),
        new("mr", "Marathi", "मराठी"),
        new("mn", "Mongolian", "Монгол"),
        new("ne", "Nepali", "नेपाली"),
        new("no", "Norwegian", "Norsk"),
        new("fa", "Persian", "فارسی"),
        new("pl", "Polish", "Polski"),
        new("pt-BR", "Portuguese (Brazil)", "Português (Brasil)"),
        new("pt-PT", "Portuguese (Portugal)", "Português (Portugal)"),
        new("pa", "Punjabi", "ਪੰਜਾਬੀ"),
        new("ro", "Romanian", "Română"),
        new("ru", "Russian", "Русский"),
        new("sr", "Serbian", "Српски"),
        new("sd", "Sindhi", "سنڌي"),
        new("si", "Sinhala", "සිංහල"),
        new("sk", "Slovak", "Slovenčina"),
        new("sl", "Slovenian", "Slovenščina"),
        new("es", "Spanish", "Español"),
        new("su", "Sundanese", "Basa Sunda"),
        new("sw", "Swahili", "Kiswahili"),
        new("sv", "Swedish", "Svenska"),
        new("ta", "Tamil", "தமிழ்"),
        new("te", "Telugu", "తెలుగు"),
        new("th", "Thai", "ไทย"),
        new("tr", "Turkish", "Türkçe"),
        new("uk", "Ukrainian", "Українська"),
        new("ur", "Urdu", "اردو"),
        new("uz", "Uzbek", "Oʻzbekcha"),
        new("vi", "Vietnamese", "Tiếng Việt"),
        new("zu", "Zulu", "isiZulu"),
    ];

    private static readonly FrozenDictionary<string, Language> ByCode =
        All.ToFrozenDictionary(language => language.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a language by its code, in any letter case.</summary>
    public static bool TryFind(string code, [NotNullWhen(true)] out Language? language) => ByCode.TryGetValue(code, out language);

    /// <summary>The language of a code that is known to be in the catalogue.</summary>
    /// <exception cref="KeyNotFoundException">It is not.</exception>
    public static Language Get(string code) => ByCode[code];
}
