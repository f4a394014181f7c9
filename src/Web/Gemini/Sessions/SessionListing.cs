using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Lists;
using Interpreter.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>GET chat-sessions, chat-sessions/{id} and chat-sessions/my_sessions.</summary>
internal static class SessionListing
{
    /// <summary>How many of its newest messages a session is shown with.</summary>
    public const int MessagesShown = StorageLimits.Batch;

    /// <summary>What sessions can be ordered by.</summary>
    public static IReadOnlyDictionary<string, SessionOrdering> Orderings { get; } =
        ((string[])["title", "created_at", "updated_at", "id"])
            .SelectMany(field => (string[])[field, $"-{field}"])
            .ToDictionary(text => text, text => SessionOrdering.Parse(text)!);

    public static async Task<IResult> ListAsync(HttpContext context, [FromServices] ISessionStore sessions)
    {
        var fields = new QueryFields(context);
        var query = new SessionQuery
        {
            Search = fields.Text("search", StorageLimits.Search),
            Ordering = fields.Choice("ordering", Orderings) ?? SessionOrdering.Default,
            IsActive = fields.Boolean("is_active"),
            Kind = fields.Choice("kind", Words.Kinds),
            Page = fields.ReadPage(),
        };
        return fields.Problem ?? Paging.Answer(
            context, query.Page, await sessions.ListAsync(context.RequireSignedIn().Account.Id, query, context.RequestAborted), SessionInfo.Of);
    }

    public static async Task<IResult> ShowAsync(
        HttpContext context, long id, [FromServices] ISessionStore sessions, [FromServices] IMessageStore messages)
    {
        var owner = context.RequireSignedIn().Account.Id;
        if (await sessions.FindAsync(owner, id, context.RequestAborted) is not { } session)
        {
            return Missing.Session(context);
        }

        var newest = await messages.HistoryAsync(owner, id, before: null, MessagesShown, context.RequestAborted);
        return Results.Json(SessionDetail.Of(session, newest));
    }

    public static async Task<IResult> MineAsync(HttpContext context, [FromServices] ISessionStore sessions)
    {
        var query = new SessionQuery { IsActive = true, Page = new(1, StorageLimits.PageSize) };
        var found = await sessions.ListAsync(context.RequireSignedIn().Account.Id, query, context.RequestAborted);
        return Results.Json(found.Items.Select(SessionInfo.Of));
    }
}
