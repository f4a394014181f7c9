namespace Interpreter.Gemini.Models;

/// <summary>
/// The text models. Thoughts count against maxOutputTokens: a model that thinks at length on a small allowance answers
/// with nothing. So the known ones are told to think as little as they can.
/// </summary>
public sealed class GeminiTextModels
{
    /// <summary>The model that is used where nobody names one.</summary>
    public const string DefaultId = "gemini-3.8-flash";

    private const string Prefix = "models/";

    private static readonly TextModelProfile[] Known =
    [
        new() { Id = DefaultId, ThinkingLevel = "MINIMAL" },
        new() { Id = "gemini-3.7-flash", ThinkingLevel = "MINIMAL" },
        new() { Id = "gemini-3.5-flash", ThinkingLevel = "MINIMAL" },
        new() { Id = "gemini-3.5-flash-lite", ThinkingLevel = "MINIMAL" },
        new() { Id = "gemini-3.1-flash-lite", ThinkingLevel = "MINIMAL" },
        new() { Id = "gemini-2.5-flash", ThinkingBudget = 0 },

        // Does not think unless told to.
        new() { Id = "gemini-2.5-flash-lite" },
    ];

    private readonly string _defaultId;

    /// <summary>Creates the catalogue.</summary>
    /// <param name="defaultId">The model of requests that name none, with or without "models/"; null or blank for <see cref="DefaultId"/>.</param>
    public GeminiTextModels(string? defaultId = null) => _defaultId = string.IsNullOrWhiteSpace(defaultId) ? DefaultId : defaultId.Trim();

    /// <summary>The model of requests that name none.</summary>
    public TextModelProfile Default => Find(null);

    /// <summary>The model of that id; one that is not known is taken to accept what all accept. Null or blank for the default.</summary>
    public TextModelProfile Find(string? id)
    {
        id = string.IsNullOrWhiteSpace(id) ? _defaultId : id.Trim();
        id = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        return Array.Find(Known, profile => profile.Id == id) ?? new TextModelProfile { Id = id };
    }
}
