using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Frame;

/// <summary>Marks endpoints of pages: who must sign in is led to the form, forms carry a token against forgery, errors are pages or of the pages' shape.</summary>
/// <param name="Answers">What the endpoint answers with.</param>
internal sealed record PageEndpoint(PageAnswer Answers)
{
    /// <summary>The mark of a request's endpoint; null for endpoints of programs.</summary>
    public static PageEndpoint? Of(HttpContext context) =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<PageEndpoint>();
}
