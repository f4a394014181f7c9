using Interpreter.Web.Accounts;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Pages of others for administrators.</summary>
public static class AdministratorPages
{
    /// <summary>Where a host may map pages of others, whose styles stand in their elements.</summary>
    public const string Prefix = "/gemini/admin/cluster";

    /// <summary>A group of pages that administrators alone may see: who is not signed in is led to the form, others hear 403.</summary>
    public static RouteGroupBuilder MapAdministratorPages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPages("").RequireAuthorization(AccountPolicies.Administrator);
}
