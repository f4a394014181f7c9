using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Pages.Errors;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Http.Forgery;

/// <summary>
/// Refuses requests that another site's page could have made a browser send: whatever changes something, and is signed
/// in by the cookie or comes from a form, carries a token that only our own pages know. A bearer token proves the same.
/// </summary>
internal static class ForgeryCheck
{
    /// <summary>The header in which a page's script sends the token.</summary>
    public const string Header = "X-CSRF-TOKEN";

    // Longer than the longest form, the settings': no page uploads anything by a form.
    private const int FormBytes = 64 * 1024;

    private static readonly FormOptions Forms = new()
    {
        ValueCountLimit = 64,
        KeyLengthLimit = 256,
        ValueLengthLimit = FormBytes,
        BufferBodyLengthLimit = FormBytes,
        MultipartBodyLengthLimit = FormBytes,
    };

    public static void AddForgeryCheck(this IServiceCollection services) => services.AddAntiforgery(antiforgery =>
    {
        antiforgery.HeaderName = Header;
        antiforgery.Cookie.Name = "interpreter.csrf";

        // Strict would leave it out when a link leads here from elsewhere, and a new one would break forms in other tabs.
        antiforgery.Cookie.SameSite = SameSiteMode.Lax;
        antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        // Every answer of ours says who may frame it by its Content-Security-Policy.
        antiforgery.SuppressXFrameOptionsHeader = true;
    });

    /// <summary>Checks after authorization, so that who was signed out meanwhile is led to sign in.</summary>
    public static void UseForgeryCheck(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (!IsExposed(context) || await IsOursAsync(context))
        {
            await next(context);
            return;
        }

        if (PageEndpoint.Of(context) is { Answers: PageAnswer.Html })
        {
            await PageErrors.Of(StatusCodes.Status403Forbidden, PagePhrases.FormExpired.With()).ExecuteAsync(context);
            return;
        }

        await ApiErrors.Error(context, StatusCodes.Status403Forbidden, PagePhrases.ForgeryToken.With(Header)).ExecuteAsync(context);
    });

    private static bool IsExposed(HttpContext context)
    {
        var method = context.Request.Method;
        return !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsTrace(method)
            && (context.User.Identity?.AuthenticationType == AccountSchemes.Cookie || PageEndpoint.Of(context) is { Answers: PageAnswer.Html });
    }

    private static async Task<bool> IsOursAsync(HttpContext context)
    {
        // Only a page's own form carries the token in its body: nothing else's is read here.
        if (!context.Request.Headers.ContainsKey(Header) && PageEndpoint.Of(context) is not { Answers: PageAnswer.Html })
        {
            return false;
        }

        LimitForm(context);
        try
        {
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static void LimitForm(HttpContext context)
    {
        if (context.Request.HasFormContentType && PageEndpoint.Of(context) is { Answers: PageAnswer.Html })
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, Forms));
        }
    }
}
