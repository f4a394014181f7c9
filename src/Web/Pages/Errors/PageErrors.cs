using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interpreter.Web.Pages.Errors;

/// <summary>Errors as pages, for people.</summary>
internal static class PageErrors
{
    /// <summary>Whether whoever asks reads pages: a browser that opens an address, not a script or a program.</summary>
    public static bool Wanted(HttpContext context) => PageEndpoint.Of(context) is { Answers: var answers }
        ? answers is PageAnswer.Html
        : context.Request.GetTypedHeaders().Accept.Any(range => range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page of a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="complaint">What to say; null for what the status says.</param>
    public static IResult Of(int status, Complaint? complaint = null) =>
        new RazorComponentResult<ErrorPage>(new { Failure = new PageFailure(status, complaint) }) { StatusCode = status };
}
