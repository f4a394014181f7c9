using Interpreter.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Pages.Administration;

/// <summary>Maps /gemini/admin/: users, what they may do and how much they may use. For administrators.</summary>
internal static class UserPages
{
    /// <summary>The list's address.</summary>
    public const string Root = "/gemini/admin/";

    public static void MapUserPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages("/gemini/admin").RequireAuthorization(AccountPolicies.Administrator);
        pages.MapGet("/", UserList.ShowAsync);
        pages.MapGet("/users/{id:long}", UserForms.ShowAsync);
        pages.MapPost("/users/{id:long}", UserForms.TakeAsync);
    }

    /// <summary>A user's address.</summary>
    public static string Of(long id) => $"{Root}users/{id}/";
}
