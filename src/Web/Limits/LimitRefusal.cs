using System.Globalization;
using Interpreter.Core.Users;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Limits;

/// <summary>The answer to a user who may not go on: status 429, what is used up, and when it is there again.</summary>
internal static class LimitRefusal
{
    /// <summary>Makes the answer, with the headers of <see cref="BudgetHeaders"/>, and Retry-After where time ends the wait.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refused">An admission that is not allowed.</param>
    public static IResult Of(HttpContext context, Admission refused)
    {
        BudgetHeaders.Write(context.Response, refused.Budget);
        if (refused.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);
        }

        return ApiErrors.Error(context, StatusCodes.Status429TooManyRequests, Explain(refused));
    }

    /// <summary>Says which limit is used up.</summary>
    /// <exception cref="ArgumentException">The admission is allowed.</exception>
    public static Complaint Explain(Admission refused)
    {
        var kind = refused.Refused ?? throw new ArgumentException("The admission is allowed.", nameof(refused));
        var limit = (refused.Budget[kind].Limit ?? 0).ToString("0.######", CultureInfo.InvariantCulture);
        return kind switch
        {
            LimitKind.RequestsPerMinute when refused.RetryAfter is { } wait => LimitPhrases.RequestsPerMinute.With(limit, Seconds(wait)),
            LimitKind.ConcurrentSessions when refused.Budget[kind].Limit > 0 => LimitPhrases.ConcurrentSessions.With(limit),
            LimitKind.AudioMinutesPerDay when refused.RetryAfter is not null => LimitPhrases.AudioMinutesPerDay.With(limit),
            LimitKind.TokensPerDay when refused.RetryAfter is not null => LimitPhrases.TokensPerDay.With(limit),
            LimitKind.SpendPerDay when refused.RetryAfter is not null => LimitPhrases.SpendPerDay.With(limit),
            _ => LimitPhrases.NothingAllowed.With(),
        };
    }

    // Rounded up: who comes back then is not too early.
    private static long Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
