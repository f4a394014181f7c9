using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http.Errors;

/// <summary>Tells callers of the API of a fault in its shape; the exception itself goes to the log alone.</summary>
internal sealed class ApiFaults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ApiStatusPages.IsApi(httpContext))
        {
            return false;
        }

        var (status, phrase) = exception is DbException or TimeoutException
            ? (StatusCodes.Status503ServiceUnavailable, Phrases.Busy)
            : (StatusCodes.Status500InternalServerError, Phrases.Fault);
        await ApiErrors.Error(httpContext, status, phrase.With()).ExecuteAsync(httpContext);
        return true;
    }
}
