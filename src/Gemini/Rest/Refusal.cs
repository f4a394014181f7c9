using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Failures;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Rest.Messages;

namespace Interpreter.Gemini.Rest;

/// <summary>Makes errors of the answers in which Gemini refuses.</summary>
internal static partial class Refusal
{
    // Google's errors are about 1 kB; a proxy's page may be more, and says no more.
    private const int MaxBodyBytes = 64 * 1024;

    private static readonly string[] PlanWords = ["credits are depleted", "spending cap"];

    /// <summary>Reads a response that is not a success.</summary>
    public static async ValueTask<UpstreamException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        Of((int)response.StatusCode, await ReadErrorAsync(response, cancellationToken).ConfigureAwait(false), response.Headers.RetryAfter?.Delta);

    /// <summary>Of an error that came in the place of an answer, or in the middle of one.</summary>
    public static UpstreamException Of(GoogleError error) => Of(error.Code ?? 500, error, asked: null);

    /// <summary>Finds the error in a body: <c>{"error":…}</c>, or of a stream <c>[{"error":…}]</c>.</summary>
    /// <returns>Null where there is none.</returns>
    public static GoogleError? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return utf8.TrimStart(" \t\r\n"u8) is [(byte)'[', ..]
                ? JsonSerializer.Deserialize(utf8, RestJson.Wire.GoogleErrorBodyArray)?.FirstOrDefault(body => body?.Error is not null)?.Error
                : JsonSerializer.Deserialize(utf8, RestJson.Wire.GoogleErrorBody)?.Error;
        }
        catch (JsonException)
        {
            return null; // A proxy's page: the status says what is known.
        }
    }

    private static async ValueTask<GoogleError?> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await Body.ReadAsync(response, MaxBodyBytes, cancellationToken).ConfigureAwait(false);
            return Parse(body.Utf8);
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            return null; // The status came through, and is the better half.
        }
    }

    private static UpstreamException Of(int status, GoogleError? error, TimeSpan? asked)
    {
        var (kind, explanation) = Explain(status, error);
        return new UpstreamException(kind, explanation, status, string.IsNullOrWhiteSpace(error?.Message) ? null : error.Message)
        {
            Quota = kind == UpstreamFailure.Quota ? Scope(error) : null,
            RetryAfter = kind is UpstreamFailure.Quota or UpstreamFailure.Transient ? Longest(asked, error) : null,
        };
    }

    private static (UpstreamFailure Kind, string Explanation) Explain(int status, GoogleError? error)
    {
        var told = FailureClassifier.OfStatus(status, $"{error?.Message}\n{string.Join('\n', error?.Details?.Select(detail => detail.Reason) ?? [])}");
        return status switch
        {
            // A fault of the server is one whatever it says, such as "Deadline expired", which on Live tells a connection's age.
            408 or >= 500 => FailureTable.ByStatus(status),
            404 or < 400 => (UpstreamFailure.Argument, "Gemini has no such model, or none that does this: check the model's name and GEMINI_BASE_URL."),
            429 when told.Kind is not UpstreamFailure.Quota => FailureTable.ByStatus(status),
            _ when told.Kind is UpstreamFailure.Quota or UpstreamFailure.Auth or UpstreamFailure.Policy => (told.Kind, told.Message),
            _ => (UpstreamFailure.Argument, "Gemini does not take what the request says."),
        };
    }

    private static QuotaScope? Scope(GoogleError? error)
    {
        var message = error?.Message ?? "";
        if (PlanWords.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase)) || LimitOfNone().IsMatch(message))
        {
            return QuotaScope.Plan;
        }

        var ids = error?.Details?.SelectMany(detail => detail.Violations ?? []).Select(violation => violation.QuotaId).OfType<string>().ToList() ?? [];
        return ids.Exists(id => id.Contains("PerDay", StringComparison.OrdinalIgnoreCase)) ? QuotaScope.Day
            : ids.Exists(id => id.Contains("PerMinute", StringComparison.OrdinalIgnoreCase)) ? QuotaScope.Minute
            : null;
    }

    // RetryInfo rounds down to a second what the words say exactly; too early is refused again.
    private static TimeSpan? Longest(TimeSpan? header, GoogleError? error)
    {
        var told = new List<TimeSpan?> { header };
        foreach (var text in error?.Details?.Select(detail => detail.RetryDelay).OfType<string>() ?? [])
        {
            told.Add(ProtoDurationConverter.TryParse(text, out var delay) ? delay : null);
        }

        if (RetryIn().Match(error?.Message ?? "") is { Success: true } match
            && double.TryParse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            told.Add(TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds)));
        }

        return told.Max() is { } longest && longest > TimeSpan.Zero ? longest : null;
    }

    // "…, limit: 0, model: …": the plan has none of it, and waiting will not bring any.
    [GeneratedRegex(@"limit: 0(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex LimitOfNone();

    [GeneratedRegex(@"retry in (\d+(?:\.\d+)?)s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RetryIn();
}
