using Interpreter.Core.Languages;
using Interpreter.Core.Upstream;
using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Forms;
using Interpreter.Web.Preferences;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Settings;

/// <summary>/gemini/settings/: one form for the key, one for the rest; the button says which was sent.</summary>
internal static class SettingsForms
{
    /// <summary>The parameter that says what was just done.</summary>
    public const string Done = "done";

    /// <summary>The name of the buttons.</summary>
    public const string Action = "action";

    public static async Task<IResult> ShowAsync(HttpContext context, PreferenceStore preferences, UserKeys keys) =>
        Page(await ModelAsync(context, preferences, keys), StatusCodes.Status200OK);

    public static async Task<IResult> TakeAsync(
        HttpContext context, PreferenceStore preferences, UserKeys keys, RequestLimit limit, [FromServices] IKeyProbe probe)
    {
        var owner = context.RequireSignedIn().Account.Id;
        var form = await FormState.ReadAsync(context);
        switch (form[Action])
        {
            case "delete-key":
                await keys.DeleteAsync(owner, context.RequestAborted);
                return Results.LocalRedirect($"{SettingsPages.Root}?{Done}=key-deleted");

            case "key":
                if (await CheckKeyAsync(context, form, limit, probe))
                {
                    await keys.SaveAsync(owner, form["api_key"].Trim(), context.RequestAborted);
                    return Results.LocalRedirect($"{SettingsPages.Root}?{Done}=key");
                }

                return Page(await ModelAsync(context, preferences, keys) with { KeyForm = form }, StatusCodes.Status400BadRequest);

            default:
                if (Read(form, preferences) is { } chosen)
                {
                    await preferences.SaveAsync(owner, chosen, context.RequestAborted);
                    return Results.LocalRedirect($"{SettingsPages.Root}?{Done}=saved");
                }

                return Page(await ModelAsync(context, preferences, keys) with { Form = form }, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<bool> CheckKeyAsync(HttpContext context, FormState form, RequestLimit limit, IKeyProbe probe)
    {
        var key = form["api_key"].Trim();
        form.Check("api_key", key.Length == 0 ? SettingsPhrases.KeyEmpty.With() : null);
        if (form.IsValid && limit.Take(ClientAddress.Of(context)) is { } wait)
        {
            form.Check("api_key", Phrases.TooManyRequests.With((long)Math.Ceiling(wait.TotalSeconds)));
        }

        form.Check("api_key", form.IsValid ? await KeyTest.CheckAsync(probe, key, context.RequestAborted) : null);
        return form.IsValid;
    }

    /// <returns>Null: something is wrong, and noted.</returns>
    private static UserPreferences? Read(FormState form, PreferenceStore store)
    {
        var (model, voice, threshold, hangover) = (form["model"], form["voice"], form["vad_threshold"].Trim(), form["vad_hangover_frames"].Trim());
        var preferences = new UserPreferences
        {
            Model = store.Models.FirstOrDefault(known => known.Id == model)?.Id,
            Voice = VoiceCatalog.TryFind(voice, out var known) ? known : null,
            Languages = PreferenceStore.Pair(form["first_language"], form["second_language"]),
            VadThreshold = PreferenceStore.Number(threshold, 0, PreferenceStore.MaxThreshold),
            VadHangoverFrames = PreferenceStore.Number(hangover, 1, PreferenceStore.MaxHangover),
        };
        form.Check("model", model.Length > 0 && preferences.Model is null ? SettingsPhrases.NotOffered.With() : null);
        form.Check("voice", voice.Length > 0 && preferences.Voice is null ? SettingsPhrases.NotOffered.With() : null);
        form.Check("second_language", preferences.Languages is null ? SettingsPhrases.PairWrong.With() : null);
        form.Check("vad_threshold", threshold.Length > 0 && preferences.VadThreshold is null ? SettingsPhrases.OutOfRange.With(0, PreferenceStore.MaxThreshold) : null);
        form.Check("vad_hangover_frames", hangover.Length > 0 && preferences.VadHangoverFrames is null ? SettingsPhrases.OutOfRange.With(1, PreferenceStore.MaxHangover) : null);
        return form.IsValid ? preferences : null;
    }

    private static async Task<SettingsModel> ModelAsync(HttpContext context, PreferenceStore preferences, UserKeys keys)
    {
        var owner = context.RequireSignedIn().Account.Id;
        return new()
        {
            Key = await keys.DescribeAsync(owner, context.RequestAborted),
            Preferences = await preferences.LoadAsync(owner, context.RequestAborted),
            DefaultModel = preferences.DefaultModel,
            Models = [.. preferences.Models.Select(model => model.Id)],
            Defaults = preferences.Defaults,
        };
    }

    private static RazorComponentResult<SettingsPage> Page(SettingsModel model, int status) => new(new { Model = model }) { StatusCode = status };
}
