using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Forgery;
using Interpreter.Web.Pages.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Pages.Frame;

/// <summary>Registers what pages need.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddForgeryCheck();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PageAuthorization>();
        services.AddExceptionHandler<PageFaults>();
        services.AddAuthorizationBuilder().AddPolicy(
            AccountPolicies.Administrator,
            policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Core.Storage.UserRole.Administrator)));
    }
}
