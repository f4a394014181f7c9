using System.Globalization;
using Interpreter.Core.Users;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Limits;

/// <summary>Tells with an answer what its user may still use; of what is not limited nothing is told.</summary>
internal static class BudgetHeaders
{
    private const decimal SecondsPerMinute = 60;

    /// <summary>Writes the headers; docs/api.md describes them.</summary>
    public static void Write(HttpResponse response, Budget budget)
    {
        var headers = response.Headers;
        var requests = budget[LimitKind.RequestsPerMinute];
        if (requests.Limit is { } limit)
        {
            headers["X-RateLimit-Limit"] = Whole(limit);
            headers["X-RateLimit-Remaining"] = Whole(requests.Remaining!.Value);

            // Requests come back one by one, evenly over the minute: this is when the last of them has.
            headers["X-RateLimit-Reset"] = Whole(limit == 0 ? 0 : Math.Ceiling(requests.Used * SecondsPerMinute / limit));
        }

        if (budget[LimitKind.TokensPerDay].Remaining is { } tokens)
        {
            headers["X-Quota-Tokens-Remaining"] = Whole(tokens);
        }

        if (budget[LimitKind.AudioMinutesPerDay].Remaining is { } minutes)
        {
            headers["X-Quota-Audio-Seconds-Remaining"] = Whole(minutes * SecondsPerMinute);
        }

        if (budget[LimitKind.SpendPerDay].Remaining is { } dollars)
        {
            // A millionth of a dollar is what the cheapest token costs, about; rounded down, never up.
            headers["X-Quota-Spend-Remaining"] = (Math.Floor(dollars * 1_000_000) / 1_000_000).ToString("0.######", CultureInfo.InvariantCulture);
        }
    }

    private static string Whole(decimal value) => Math.Floor(value).ToString("0", CultureInfo.InvariantCulture);
}
