using Interpreter.Web.Pages.Forms;
using Interpreter.Web.Preferences;

namespace Interpreter.Web.Pages.Settings;

/// <summary>What the page of settings shows.</summary>
public sealed record SettingsModel
{
    /// <summary>The form of the key.</summary>
    public FormState KeyForm { get; init; } = FormState.Empty;

    /// <summary>The form of the rest.</summary>
    public FormState Form { get; init; } = FormState.Empty;

    /// <summary>The key as it is; null for none.</summary>
    public UserKeyState? Key { get; init; }

    /// <summary>The preferences as they are.</summary>
    public required UserPreferences Preferences { get; init; }

    /// <summary>What everybody's sessions have.</summary>
    public required InterpreterDefaults Defaults { get; init; }

    /// <summary>The id of the model that everybody's sessions have.</summary>
    public required string DefaultModel { get; init; }

    /// <summary>The ids of the models that may be preferred.</summary>
    public required IReadOnlyList<string> Models { get; init; }
}
