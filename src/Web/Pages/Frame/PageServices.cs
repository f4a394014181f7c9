using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Forgery;
using Interpreter.Web.Pages.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Pages.Frame;

/// <summary>Registers what pages need.</summary>
internal static class PageServices
{
    // Longer than the longest form, the settings': no page uploads anything by a form.
    private const int FormBytes = 64 * 1024;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddForgeryCheck();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PageAuthorization>();
        services.AddExceptionHandler<PageFaults>();
        services.AddAuthorizationBuilder().AddPolicy(
            AccountPolicies.Administrator,
            policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Core.Storage.UserRole.Administrator)));
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 64;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = FormBytes;
            form.BufferBodyLengthLimit = FormBytes;
            form.MultipartBodyLengthLimit = FormBytes;
        });
    }
}
