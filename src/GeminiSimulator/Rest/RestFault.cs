using System.Globalization;
using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>A refusal that a host or a test has the REST API give, in the words of the real one.</summary>
public sealed class RestFault
{
    private const string Rpc = "type.googleapis.com/google.rpc.";

    private RestFault(ApiError error) => Error = error;

    /// <summary>503: the model is overloaded.</summary>
    public static RestFault Overloaded { get; } = new(new(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));

    /// <summary>500.</summary>
    public static RestFault Internal { get; } = new(new(500, "INTERNAL", "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting"));

    /// <summary>429: the day's requests are used up.</summary>
    public static RestFault DailyQuota { get; } = new(Quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", TimeSpan.FromSeconds(20)));

    internal ApiError Error { get; }

    /// <summary>429: the minute's requests are used up.</summary>
    /// <param name="retryDelay">The wait that it asks for.</param>
    public static RestFault MinuteQuota(TimeSpan retryDelay) => new(Quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", retryDelay));

    private static ApiError Quota(string id, TimeSpan retryDelay)
    {
        var seconds = retryDelay.TotalSeconds.ToString("0.#########", CultureInfo.InvariantCulture);
        var violation = new JsonObject
        {
            ["quotaMetric"] = "generativelanguage.googleapis.com/generate_content_free_tier_requests",
            ["quotaId"] = id,
            ["quotaDimensions"] = new JsonObject { ["location"] = "global", ["model"] = "gemini-3.8-flash" },
            ["quotaValue"] = "15",
        };
        return new(
            429,
            "RESOURCE_EXHAUSTED",
            $"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\nPlease retry in {seconds}s.",
            [
                new JsonObject { ["@type"] = Rpc + "QuotaFailure", ["violations"] = new JsonArray(violation) },
                new JsonObject { ["@type"] = Rpc + "RetryInfo", ["retryDelay"] = $"{seconds}s" },
            ]);
    }
}
