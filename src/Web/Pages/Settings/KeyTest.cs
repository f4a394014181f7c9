using Interpreter.Core.Upstream;
using Interpreter.Web.Accounts;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Preferences;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Settings;

/// <summary>POST /gemini/test-api-key.</summary>
internal static class KeyTest
{
    private const int BodyLimit = 4096;

    public static async Task<IResult> RunAsync(HttpContext context, RequestLimit limit, UpstreamStatus status, [FromServices] IKeyProbe probe)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (limit.Take(ClientAddress.Of(context)) is { } wait)
        {
            return ApiErrors.TooMany(context, Phrases.TooManyRequests, wait);
        }

        var (fields, problem) = await JsonBody.ReadAsync(context, BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var key = fields.OptionalText("api_key", UserKeys.Longest)?.Trim() ?? "";
        if (fields.Problem is { } mistakes)
        {
            return mistakes;
        }

        if (key.Length == 0)
        {
            return ApiErrors.Refusal(context, StatusCodes.Status400BadRequest, SettingsPhrases.KeyEmpty.With());
        }

        // That Gemini says no is an answer: the test itself succeeded.
        return await CheckAsync(probe, key, context.RequestAborted) is { } complaint
            ? ApiErrors.Refusal(context, StatusCodes.Status200OK, complaint)
            : Results.Json(new KeyTestAnswer(true, (status.Simulated ? SettingsPhrases.KeySimulated : SettingsPhrases.KeyTaken).With().In(Tongue.Of(context.Request))));
    }

    /// <summary>What is wrong with a key; null for nothing.</summary>
    public static async Task<Complaint?> CheckAsync(IKeyProbe probe, string key, CancellationToken cancellationToken) => UserKeys.CanBe(key)
        ? await probe.TestAsync(key, cancellationToken) switch
        {
            null => null,
            { Kind: UpstreamFailure.Auth } => SettingsPhrases.KeyRefused.With(),
            { Kind: UpstreamFailure.Quota } => SettingsPhrases.KeyUsedUp.With(),
            { Kind: UpstreamFailure.Policy } => SettingsPhrases.KeyForbidden.With(),
            _ => SettingsPhrases.GeminiAway.With(),
        }
        : SettingsPhrases.KeyNone.With();
}
