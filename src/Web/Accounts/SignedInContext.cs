using Interpreter.Web.Accounts;

namespace Microsoft.AspNetCore.Http;

/// <summary>Tells who makes a request.</summary>
internal static class SignedInContext
{
    /// <summary>The user; null for a guest.</summary>
    public static SignedIn? SignedIn(this HttpContext context) => context.Features.Get<SignedIn>();

    /// <summary>The user, at an endpoint that requires one.</summary>
    public static SignedIn RequireSignedIn(this HttpContext context) =>
        context.SignedIn() ?? throw new InvalidOperationException("The endpoint lacks RequireAuthorization().");
}
