using Interpreter.Core.Chat;
using Interpreter.Core.Storage;
using Interpreter.Web.Pages.Errors;
using Interpreter.Web.Pages.Forms;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Chat;

/// <summary>/gemini/chat/ and /gemini/chat/{id}/.</summary>
internal static class ChatRoom
{
    /// <summary>An empty chat; its first message makes it.</summary>
    public static IResult ShowNew() => Page(null);

    /// <summary>Makes a chat, and leads to it. A title may be given.</summary>
    public static async Task<IResult> MakeAsync(HttpContext context, [FromServices] ISessionStore sessions)
    {
        var title = (await FormState.ReadAsync(context))["title"].Trim();
        if (title.EnumerateRunes().Count() > StorageLimits.Title)
        {
            return PageErrors.Of(StatusCodes.Status400BadRequest, ChatPhrases.TitleTooLong.With(StorageLimits.Title));
        }

        var owner = context.RequireSignedIn().Account.Id;
        var session = title.Length > 0
            ? new NewSession(owner, title)
            : new NewSession(owner, ChatPhrases.NewChat.With().In(PageLanguage.Of(context))) { Metadata = AutoTitle.Wish };
        return Results.LocalRedirect(ChatPages.Of((await sessions.CreateAsync(session, context.RequestAborted)).Id));
    }

    public static async Task<IResult> ShowAsync(HttpContext context, long id, [FromServices] ISessionStore sessions) =>
        await sessions.FindAsync(context.RequireSignedIn().Account.Id, id, context.RequestAborted) is { } session
            ? Page(session)
            : PageErrors.Of(StatusCodes.Status404NotFound, ChatPhrases.NoSuchChat.With());

    private static RazorComponentResult<ChatPage> Page(ChatSession? session) => new(new { Session = session });
}
