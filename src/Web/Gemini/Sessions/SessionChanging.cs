using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>POST chat-sessions; PUT, PATCH and DELETE chat-sessions/{id}.</summary>
internal static class SessionChanging
{
    /// <summary>The largest body, in bytes: the longest metadata fits, every character of it escaped as two units.</summary>
    public const int BodyLimit = 1024 * 1024;

    public static async Task<IResult> CreateAsync(HttpContext context, [FromServices] ISessionStore sessions)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var session = new NewSession(context.RequireSignedIn().Account.Id, ReadTitle(fields)) { Metadata = ReadMetadata(fields) ?? "{}" };
        return fields.Problem ?? Results.Json(
            SessionInfo.Of(await sessions.CreateAsync(session, context.RequestAborted)), statusCode: StatusCodes.Status201Created);
    }

    public static Task<IResult> ReplaceAsync(HttpContext context, long id, [FromServices] ISessionStore sessions) =>
        ChangeAsync(context, id, sessions, needsTitle: true);

    public static Task<IResult> PatchAsync(HttpContext context, long id, [FromServices] ISessionStore sessions) =>
        ChangeAsync(context, id, sessions, needsTitle: false);

    public static async Task<IResult> DeleteAsync(
        HttpContext context, long id, [FromServices] ISessionStore sessions, [FromServices] ISessionDirectory live)
    {
        var owner = context.RequireSignedIn().Account.Id;
        if (await sessions.FindAsync(owner, id, context.RequestAborted) is not { } session)
        {
            return Missing.Session(context);
        }

        // Told first, so that it stores nothing more, and whoever follows it hears that it is over.
        if (await live.FindAsync(session.Key.ToString(), context.RequestAborted) is { } actor)
        {
            await actor.SendAsync(new SessionCommand.Close(), context.RequestAborted);
        }

        return await sessions.DeleteAsync(owner, id, CancellationToken.None) ? Results.NoContent() : Missing.Session(context);
    }

    /// <summary>Reads the title, which must be there; without the blanks around it.</summary>
    public static string ReadTitle(RequestFields fields) => fields.Text("title", StorageLimits.Title, trim: true);

    private static string? ReadMetadata(RequestFields fields) => fields.Json("metadata", StorageLimits.Metadata);

    private static async Task<IResult> ChangeAsync(HttpContext context, long id, ISessionStore sessions, bool needsTitle)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        var changes = new SessionChanges
        {
            Title = needsTitle || fields.Has("title") ? ReadTitle(fields) : null,
            IsActive = fields.Boolean("is_active"),
            Metadata = ReadMetadata(fields),
        };
        if (fields.Problem is { } mistakes)
        {
            return mistakes;
        }

        return await sessions.ChangeAsync(context.RequireSignedIn().Account.Id, id, changes, context.RequestAborted) is { } changed
            ? Results.Json(SessionInfo.Of(changed))
            : Missing.Session(context);
    }
}
