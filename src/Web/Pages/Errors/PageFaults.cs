using System.Data.Common;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Errors;

/// <summary>Tells people and pages' scripts of a fault; the exception itself goes to the log alone.</summary>
internal sealed class PageFaults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var isScript = PageEndpoint.Of(httpContext) is { Answers: PageAnswer.Json };
        if (ApiStatusPages.IsApi(httpContext) || (!isScript && !PageErrors.Wanted(httpContext)))
        {
            return false;
        }

        var (status, phrase) = exception is DbException or TimeoutException
            ? (StatusCodes.Status503ServiceUnavailable, Phrases.Busy)
            : (StatusCodes.Status500InternalServerError, Phrases.Fault);
        await (isScript ? ApiErrors.Refusal(httpContext, status, phrase.With()) : PageErrors.Of(status, phrase.With())).ExecuteAsync(httpContext);
        return true;
    }
}
