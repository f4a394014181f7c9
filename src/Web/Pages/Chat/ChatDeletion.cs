using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Pages.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Chat;

/// <summary>/gemini/sessions/{id}/delete/: asks by GET, deletes by POST.</summary>
internal static class ChatDeletion
{
    public static async Task<IResult> AskAsync(HttpContext context, long id, [FromServices] ISessionStore sessions) =>
        await sessions.FindAsync(context.RequireSignedIn().Account.Id, id, context.RequestAborted) is { } session
            ? new RazorComponentResult<ChatDeletionPage>(new { Session = session })
            : PageErrors.Of(StatusCodes.Status404NotFound, ChatPhrases.NoSuchChat.With());

    public static async Task<IResult> DeleteAsync(
        HttpContext context, long id, [FromServices] ISessionStore sessions, [FromServices] ISessionDirectory live)
    {
        var owner = context.RequireSignedIn().Account.Id;
        if (await sessions.FindAsync(owner, id, context.RequestAborted) is not { } session)
        {
            return PageErrors.Of(StatusCodes.Status404NotFound, ChatPhrases.NoSuchChat.With());
        }

        // Told first, so that it stores nothing more, and whoever follows it hears that it is over.
        if (await live.FindAsync(session.Key.ToString(), context.RequestAborted) is { } actor)
        {
            await actor.SendAsync(new SessionCommand.Close(), context.RequestAborted);
        }

        await sessions.DeleteAsync(owner, id, CancellationToken.None);
        return Results.LocalRedirect($"{ChatPages.Root}?{ChatList.Done}=1");
    }
}
