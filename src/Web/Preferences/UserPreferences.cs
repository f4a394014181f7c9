namespace Interpreter.Web.Preferences;

/// <summary>What a user's sessions have that their client did not ask for; null for what everybody's have.</summary>
public sealed record UserPreferences
{
    /// <summary>The id of the model that interprets; one that does both ways.</summary>
    public string? Model { get; init; }

    /// <summary>A voice of <see cref="Core.Languages.VoiceCatalog"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>The pair of languages, by their codes in <see cref="Core.Languages.LanguageCatalog"/>; different.</summary>
    public (string First, string Second)? Languages { get; init; }

    /// <summary>The threshold of the voice-activity gate, 0 to 32,767.</summary>
    public int? VadThreshold { get; init; }

    /// <summary>The hangover of the voice-activity gate, 1 to 250 frames of 20 ms.</summary>
    public int? VadHangoverFrames { get; init; }

    /// <summary>Puts these in the place of everybody's.</summary>
    public InterpreterDefaults Over(InterpreterDefaults defaults)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        return defaults with
        {
            Model = Model ?? defaults.Model,
            Voice = Voice ?? defaults.Voice,
            Languages = Languages ?? defaults.Languages,
            VoiceGate = defaults.VoiceGate with
            {
                Threshold = VadThreshold ?? defaults.VoiceGate.Threshold,
                HangoverFrames = VadHangoverFrames ?? defaults.VoiceGate.HangoverFrames,
            },
        };
    }
}
