using System.Globalization;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Limits;
using Interpreter.Web.Preferences;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Gemini.Refusals;

/// <summary>Why the model was not asked, or did not answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Complaint">What to say.</param>
/// <param name="RetryAfter">When the same may succeed; null where that is not known.</param>
internal sealed record Refusal(int Status, Complaint Complaint, TimeSpan? RetryAfter = null)
{
    /// <summary>What the last output of a question comes to that was not answered, or whose answer could not be stored.</summary>
    /// <param name="last">The output.</param>
    /// <param name="budget">What its user may still use; null where that is not known.</param>
    public static Refusal Of(SessionOutput last, Budget? budget) => last switch
    {
        SessionOutput.Failed { Code: SessionErrorCodes.LimitReached } failure when budget is not null =>
            new(StatusCodes.Status429TooManyRequests, Explain(budget, failure.RetryAfter), failure.RetryAfter),
        SessionOutput.Failed failure => Of(failure.Code, failure.RetryAfter),
        _ => Of(SessionErrorCodes.StorageUnavailable, null),
    };

    /// <summary>What a user's used-up limit comes to.</summary>
    /// <param name="refused">An admission that is not allowed.</param>
    public static Refusal Of(Admission refused) => new(StatusCodes.Status429TooManyRequests, LimitRefusal.Explain(refused), refused.RetryAfter) { Budget = refused.Budget };

    /// <summary>What a failure of the model comes to.</summary>
    public static Refusal Of(UpstreamException error) => Of(UpstreamProblem.Code(error), error.RetryAfter);

    /// <summary>The server holds as many sessions as it may.</summary>
    public static Refusal Full { get; } = new(StatusCodes.Status503ServiceUnavailable, Phrases.Busy.With());

    /// <summary>The session is none that takes messages.</summary>
    public static Refusal NoChat { get; } = new(StatusCodes.Status409Conflict, GeminiPhrases.ChatOnly.With());

    /// <summary>What its user may still use, to be told with it; null where it was told already, or is not known.</summary>
    public Budget? Budget { get; private init; }

    /// <summary>The answer for programs.</summary>
    public IResult ToError(HttpContext context)
    {
        WriteHeaders(context.Response);
        return ApiErrors.Error(context, Status, Complaint);
    }

    /// <summary>The answer for a page's script.</summary>
    public IResult ToPage(HttpContext context)
    {
        WriteHeaders(context.Response);
        return ApiErrors.Refusal(context, Status, Complaint);
    }

    // The session says that a limit is used up, not which: a day's goes before the minute's, as it does where it is refused.
    private static Complaint Explain(Budget budget, TimeSpan? retryAfter)
    {
        var kind = budget.ExhaustedToday.FirstOrDefault()?.Kind ?? (retryAfter is null ? LimitKind.ConcurrentSessions : LimitKind.RequestsPerMinute);
        return LimitRefusal.Explain(new(budget, kind, retryAfter));
    }

    private static Refusal Of(string code, TimeSpan? retryAfter) => code switch
    {
        // What clients of the earlier chat system take for a missing key.
        SessionErrorCodes.UpstreamAuth => new(StatusCodes.Status400BadRequest, GeminiPhrases.KeyMissing.With()),
        SessionErrorCodes.OwnKeyRefused => new(StatusCodes.Status400BadRequest, KeyPhrases.OwnRefused.With()),
        SessionErrorCodes.OwnKeyQuota => new(StatusCodes.Status429TooManyRequests, KeyPhrases.OwnUsedUp.With(), retryAfter),
        SessionErrorCodes.UpstreamPolicy => new(StatusCodes.Status400BadRequest, GeminiPhrases.PolicyRefused.With()),
        SessionErrorCodes.UpstreamQuota => new(StatusCodes.Status429TooManyRequests, GeminiPhrases.QuotaUsedUp.With(), retryAfter),
        SessionErrorCodes.UpstreamArgument => new(StatusCodes.Status502BadGateway, GeminiPhrases.RequestRefused.With()),
        SessionErrorCodes.LimitReached => new(StatusCodes.Status429TooManyRequests, GeminiPhrases.LimitReached.With(), retryAfter),
        SessionErrorCodes.TextRefused => new(StatusCodes.Status429TooManyRequests, GeminiPhrases.TooManyWait.With(), retryAfter),
        SessionErrorCodes.ChatOnly => NoChat,
        SessionErrorCodes.StorageUnavailable => new(StatusCodes.Status503ServiceUnavailable, Phrases.Busy.With()),
        _ => new(StatusCodes.Status503ServiceUnavailable, GeminiPhrases.Overloaded.With(), retryAfter),
    };

    private void WriteHeaders(HttpResponse response)
    {
        if (Budget is { } budget)
        {
            BudgetHeaders.Write(response, budget);
        }

        if (RetryAfter is { } wait)
        {
            // Rounded up: who comes back then is not too early.
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }
}
