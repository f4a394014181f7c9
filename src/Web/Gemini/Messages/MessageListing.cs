using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Lists;
using Interpreter.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Gemini.Messages;

/// <summary>GET chat-messages, chat-messages/{id}, chat-messages/recent and chat-sessions/{id}/messages.</summary>
internal static class MessageListing
{
    /// <summary>How many recent messages are told to who does not say.</summary>
    public const int RecentShown = 10;

    /// <summary>What messages can be ordered by; true: the newest first.</summary>
    public static IReadOnlyDictionary<string, bool> Orderings { get; } = new Dictionary<string, bool> { ["timestamp"] = false, ["-timestamp"] = true };

    public static async Task<IResult> ListAsync(HttpContext context, [FromServices] IMessageStore messages)
    {
        var fields = new QueryFields(context);
        var session = fields.OptionalInteger("session", 1, long.MaxValue);
        return await ListAsync(context, fields, session, messages);
    }

    public static async Task<IResult> ListOfSessionAsync(
        HttpContext context, long id, [FromServices] ISessionStore sessions, [FromServices] IMessageStore messages) =>
        await sessions.FindAsync(context.RequireSignedIn().Account.Id, id, context.RequestAborted) is null
            ? Missing.Session(context)
            : await ListAsync(context, new(context), id, messages);

    public static async Task<IResult> ShowAsync(HttpContext context, long id, [FromServices] IMessageStore messages) =>
        await messages.FindAsync(context.RequireSignedIn().Account.Id, id, context.RequestAborted) is { } message
            ? Results.Json(MessageInfo.Of(message))
            : Missing.Message(context);

    public static async Task<IResult> RecentAsync(HttpContext context, [FromServices] IMessageStore messages)
    {
        var fields = new QueryFields(context);
        var limit = fields.Integer("limit", 1, StorageLimits.PageSize, RecentShown);
        return fields.Problem ?? Results.Json(
            (await messages.RecentAsync(context.RequireSignedIn().Account.Id, limit, context.RequestAborted)).Select(MessageInfo.Of));
    }

    private static async Task<IResult> ListAsync(HttpContext context, QueryFields fields, long? session, IMessageStore messages)
    {
        var query = new MessageQuery { SessionId = session, NewestFirst = fields.Choice("ordering", Orderings), Page = fields.ReadPage() };
        return fields.Problem ?? Paging.Answer(
            context, query.Page, await messages.ListAsync(context.RequireSignedIn().Account.Id, query, context.RequestAborted), MessageInfo.Of);
    }
}
