using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Interpreter.Web.Http.Errors;

/// <summary>Errors in the shapes of the earlier chat system's API, in the caller's language. Pages' scripts are told each as a <see cref="Refusal"/>.</summary>
internal static class ApiErrors
{
    /// <summary>Fields that break their rules: <c>{"field": ["…"]}</c>, status 400.</summary>
    public static IResult Fields(HttpContext context, IReadOnlyDictionary<string, Complaint> complaints)
    {
        if (PageEndpoint.Of(context) is { Answers: PageAnswer.Json })
        {
            return Refusal(context, StatusCodes.Status400BadRequest, complaints.Values.First());
        }

        var language = Speak(context);
        return Results.Json(complaints.ToDictionary(entry => entry.Key, entry => (string[])[entry.Value.In(language)]), statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>A field that breaks its rules.</summary>
    public static IResult Field(HttpContext context, string name, Complaint complaint) =>
        Fields(context, new Dictionary<string, Complaint> { [name] = complaint });

    /// <summary>Anything else: <c>{"error": "…"}</c>.</summary>
    public static IResult Error(HttpContext context, int status, Complaint complaint) => PageEndpoint.Of(context) is { Answers: PageAnswer.Json }
        ? Refusal(context, status, complaint)
        : Results.Json(new ApiError(complaint.In(Speak(context))), statusCode: status);

    /// <summary>Anything, for a page's script: <c>{"success": false, "error": "…"}</c>.</summary>
    public static IResult Refusal(HttpContext context, int status, Complaint complaint) =>
        Results.Json(new ApiRefusal(false, complaint.In(Speak(context))), statusCode: status);

    /// <summary>Status 429 with Retry-After.</summary>
    /// <param name="context">The request.</param>
    /// <param name="phrase">What to say; {0} is seconds.</param>
    /// <param name="wait">How long to wait.</param>
    public static IResult TooMany(HttpContext context, Phrase phrase, TimeSpan wait)
    {
        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = $"{seconds}";
        return Error(context, StatusCodes.Status429TooManyRequests, phrase.With(seconds));
    }

    private static string Speak(HttpContext context)
    {
        var language = Tongue.Of(context.Request);
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return language;
    }
}
