using System.Diagnostics.CodeAnalysis;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Models;

/// <summary>
/// The Live models, and what each accepts: Google's model and migration pages of 2026-09 and field reports. A wrong
/// fact costs a 1007 close on an otherwise valid setup.
/// </summary>
public sealed class GeminiModels : IModelCatalog
{
    /// <summary>The model that is used where nobody names one.</summary>
    public const string DefaultId = "gemini-3.8-live";

    private const string Prefix = "models/";

    private static readonly ModelProfile[] Known =
    [
        // Refuses any thinkingConfig (openclaw #152413).
        new() { Id = DefaultId },

        // Demands a level; "minimal" is refused. The lowest answers soonest.
        new() { Id = "gemini-3.8-live-extended-thinking", ThinkingLevel = "LOW" },

        // Takes clientContent as initial history only; text comes as realtimeInput. Thinks minimally by default.
        new() { Id = "gemini-3.1-flash-live-preview" },

        new()
        {
            Id = "gemini-3.5-live-translate-preview",
            OneWay = true,
            TurnEnd = TurnEnd.Silence,
            TakesHistory = false,
            TakesText = false,
            TakesManualActivity = false,
        },

        // A budget of 0 turns thinking off, which an interpreter has no use for.
        new() { Id = "gemini-2.5-flash-native-audio-preview-12-2025", ThinkingBudget = 0, Deprecated = true },
        new() { Id = "gemini-2.5-flash-native-audio-preview-09-2025", Deprecated = true },
        new() { Id = "gemini-live-2.5-flash-preview", Deprecated = true },
        new() { Id = "gemini-2.0-flash-live-001", Deprecated = true },
        new() { Id = "gemini-2.0-flash-exp", Deprecated = true },
    ];

    private readonly Dictionary<string, ModelProfile> _byId;

    /// <summary>Creates the catalogue.</summary>
    /// <param name="defaultId">
    /// The model of sessions that name none, with or without "models/"; null or blank for <see cref="DefaultId"/>.
    /// One that is not known is taken to accept what most accept.
    /// </param>
    public GeminiModels(string? defaultId = null)
    {
        var id = WithoutPrefix(string.IsNullOrWhiteSpace(defaultId) ? DefaultId : defaultId.Trim());
        Default = Known.FirstOrDefault(profile => profile.Id == id) ?? new ModelProfile { Id = id };
        All = [Default, .. Known.Where(profile => profile != Default)];
        _byId = All.ToDictionary(profile => profile.Id, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public ModelProfile Default { get; }

    /// <inheritdoc />
    public IReadOnlyList<ModelProfile> All { get; }

    /// <inheritdoc />
    public bool TryFind(string id, [NotNullWhen(true)] out ModelProfile? profile) => _byId.TryGetValue(WithoutPrefix(id), out profile);

    private static string WithoutPrefix(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
}
