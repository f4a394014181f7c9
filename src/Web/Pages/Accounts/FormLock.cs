using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>Tells that no password is taken for a while.</summary>
internal static class FormLock
{
    public static Complaint Tell(HttpContext context, TimeSpan wait)
    {
        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = $"{seconds}";
        return Phrases.SignInLocked.With(seconds);
    }
}
