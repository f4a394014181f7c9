using System.Globalization;
using Interpreter.Core.Languages;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Preferences;

/// <summary>Keeps users' preferences among their settings.</summary>
/// <param name="settings">The settings.</param>
/// <param name="models">The models that there are.</param>
/// <param name="options">What everybody's sessions have.</param>
public sealed class PreferenceStore(ISettingsStore settings, IModelCatalog models, InterpreterWebOptions options)
{
    /// <summary>The highest threshold.</summary>
    public const int MaxThreshold = short.MaxValue;

    /// <summary>The longest hangover, in frames of 20 ms.</summary>
    public const int MaxHangover = 250;

    private const string Model = "interpreter.model";
    private const string Voice = "interpreter.voice";
    private const string First = "interpreter.first_language";
    private const string Second = "interpreter.second_language";
    private const string Threshold = "interpreter.vad_threshold";
    private const string Hangover = "interpreter.vad_hangover_frames";

    /// <summary>What sessions of users without preferences have.</summary>
    public InterpreterDefaults Defaults => options.Defaults;

    /// <summary>The model of sessions that nobody chose one for.</summary>
    public string DefaultModel => Defaults.Model ?? models.Default.Id;

    /// <summary>The models that may be preferred: those that need not be told a direction with every session.</summary>
    public IEnumerable<ModelProfile> Models => models.All.Where(model => !model.OneWay);

    /// <summary>Reads a user's preferences. What is not offered any more is as if it had never been chosen.</summary>
    /// <exception cref="System.Data.Common.DbException">The database fails.</exception>
    public async Task<UserPreferences> LoadAsync(long ownerId, CancellationToken cancellationToken)
    {
        var stored = await settings.ReadAsync(ownerId, cancellationToken);
        return new()
        {
            Model = Models.Any(model => model.Id == stored.GetValueOrDefault(Model)) ? stored[Model] : null,
            Voice = VoiceCatalog.TryFind(stored.GetValueOrDefault(Voice, ""), out var voice) ? voice : null,
            Languages = Pair(stored.GetValueOrDefault(First, ""), stored.GetValueOrDefault(Second, "")),
            VadThreshold = Number(stored.GetValueOrDefault(Threshold), 0, MaxThreshold),
            VadHangoverFrames = Number(stored.GetValueOrDefault(Hangover), 1, MaxHangover),
        };
    }

    /// <summary>Keeps a user's preferences, all of them.</summary>
    /// <exception cref="System.Data.Common.DbException">The database fails.</exception>
    /// <exception cref="FieldException">There is no such user any more.</exception>
    public Task SaveAsync(long ownerId, UserPreferences preferences, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        return settings.WriteAsync(
            ownerId,
            new Dictionary<string, string?>
            {
                [Model] = preferences.Model,
                [Voice] = preferences.Voice,
                [First] = preferences.Languages?.First,
                [Second] = preferences.Languages?.Second,
                [Threshold] = preferences.VadThreshold?.ToString(CultureInfo.InvariantCulture),
                [Hangover] = preferences.VadHangoverFrames?.ToString(CultureInfo.InvariantCulture),
            },
            cancellationToken);
    }

    /// <summary>Two languages as a pair; null where one is not offered, or both are the same.</summary>
    internal static (string First, string Second)? Pair(string first, string second) =>
        LanguageCatalog.TryFind(first, out var one) && LanguageCatalog.TryFind(second, out var other) && one != other ? (one.Code, other.Code) : null;

    /// <summary>A number in a range; null where the text is none.</summary>
    internal static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
