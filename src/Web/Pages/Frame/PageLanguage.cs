using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Frame;

/// <summary>The language of a page: the one chosen before, which a cookie keeps, else the browser's.</summary>
internal static class PageLanguage
{
    /// <summary>The parameter of an address that chooses a language.</summary>
    public const string Parameter = "lang";

    /// <summary>The cookie. The interpreter's page, which is a file, reads and writes it too.</summary>
    public const string Cookie = "language";

    /// <summary>How long a choice is kept.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The languages by their own names.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("en", "English"), ("ko", "한국어"), ("ru", "Русский")];

    /// <summary>A page's language: one of <see cref="Tongue.All"/>.</summary>
    public static string Of(HttpContext context) => Known(context.Request.Cookies[Cookie]) ?? Tongue.Of(context.Request);

    /// <summary>The language that an address chooses; null where it chooses none that there is.</summary>
    public static string? Chosen(HttpRequest request) => Known(request.Query[Parameter]);

    /// <summary>Keeps a choice.</summary>
    public static void Keep(HttpContext context, string language) => context.Response.Cookies.Append(
        Cookie, language, new() { MaxAge = Lifetime, Path = "/", SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });

    /// <summary>A request's address with a language in it, or with none.</summary>
    public static string Address(HttpRequest request, string? language)
    {
        var query = QueryString.Create(request.Query.Where(entry => entry.Key != Parameter));
        return request.PathBase + request.Path + (language is null ? query : query.Add(Parameter, language));
    }

    private static string? Known(string? code) => code is not null && Tongue.All.Contains(code) ? code : null;
}
