using Interpreter.Web.Accounts;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Frame;

/// <summary>What every page and part of a page knows: the request, its language, and who makes it. Rendered on the server, once.</summary>
public abstract class PageComponent : ComponentBase
{
    [CascadingParameter]
    private protected HttpContext Context { get; set; } = null!;

    /// <summary>The page's language: one of "en", "ko", "ru".</summary>
    private protected string Language => PageLanguage.Of(Context);

    /// <summary>Who is signed in; null for a guest.</summary>
    private protected SignedIn? Visitor => Context.SignedIn();

    /// <summary>Says something in the page's language. Whoever shows it encodes it.</summary>
    private protected string Say(Phrase phrase, params object[] values) => phrase.With(values).In(Language);
}
