using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Accounts;

/// <summary>Carries where to go from form to form.</summary>
internal static class ReturnAddress
{
    /// <summary>The query for the next form; empty where nobody wanted to go anywhere, or not on this server.</summary>
    public static string Query(HttpContext context)
    {
        var destination = SignInForm.Destination(context);
        return destination is SignInForm.Home ? "" : QueryString.Create(PageAuthorization.ReturnParameter, destination).ToString();
    }
}
