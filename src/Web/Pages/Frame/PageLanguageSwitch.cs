using Interpreter.Web.Pages.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Frame;

/// <summary>Takes the language that a page's address chooses, whichever page it is, and leads to the same address without it.</summary>
internal static class PageLanguageSwitch
{
    public static void UsePageLanguageSwitch(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || PageLanguage.Chosen(context.Request) is not { } language || !PageErrors.Wanted(context))
        {
            return next(context);
        }

        PageLanguage.Keep(context, language);
        return Results.LocalRedirect(LocalUrl.Or(PageLanguage.Address(context.Request, null), "/")).ExecuteAsync(context);
    });
}
