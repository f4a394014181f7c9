using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps pages. A page's handler answers with a <c>RazorComponentResult&lt;T&gt;</c> of a component that begins with <c>&lt;Layout&gt;</c>.</summary>
internal static class PageRoutes
{
    /// <summary>A group of pages: in the visitor's language, never cached, with forms that can't be forged. Who must be signed in is led to the form.</summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var group = endpoints.MapGroup(prefix);
        group.ExcludeFromDescription().WithMetadata(new PageEndpoint(PageAnswer.Html)).AddEndpointFilter(PrepareAsync);
        return group;
    }

    /// <summary>A group of endpoints that pages' scripts ask: errors are <c>{"success": false, "error": "…"}</c>.</summary>
    public static RouteGroupBuilder MapPageJson(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var group = endpoints.MapGroup(prefix);
        group.WithMetadata(new PageEndpoint(PageAnswer.Json));
        return group;
    }

    private static ValueTask<object?> PrepareAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentLanguage = PageLanguage.Of(context);
        return next(invocation);
    }
}
