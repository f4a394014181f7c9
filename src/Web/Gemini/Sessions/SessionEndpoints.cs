using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Lists;
using Interpreter.Web.Gemini.Messages;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>Maps chat-sessions; docs/api.md describes it.</summary>
internal static class SessionEndpoints
{
    private const string IdDescription = "The session's number.";

    public static void MapSessions(this IEndpointRouteBuilder gemini)
    {
        var sessions = gemini.MapGroup("/chat-sessions");

        sessions.MapGet("/", SessionListing.ListAsync)
            .WithName("ListSessions")
            .WithSummary("Lists your sessions.")
            .AsksText("search", "A part of the title, in any letter case.", StorageLimits.Search, "python")
            .AsksWord("ordering", "By what, with a minus for the greatest first; -updated_at where it is not said.", SessionListing.Orderings.Keys, "-updated_at")
            .AsksBoolean("is_active", "Only those in use, or only those put away.", true)
            .AsksWord("kind", "Only those of a kind.", Words.Kinds.Keys, "chat")
            .AsksPage()
            .Gives<ListPage<SessionInfo>>(StatusCodes.Status200OK, Examples.SessionPage)
            .GivesFieldErrors(Examples.BadPage)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

        sessions.MapPost("/", SessionChanging.CreateAsync)
            .WithName("CreateSession")
            .WithSummary("Makes a chat session.")
            .Takes<NewSessionBody>("""{"title":"Python"}""")
            .Gives<SessionInfo>(StatusCodes.Status201Created, Examples.NewSession)
            .GivesFieldErrors(Examples.TitleRequired)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

        sessions.MapGet("/my_sessions", SessionListing.MineAsync)
            .WithName("ListMySessions")
            .WithSummary("Lists your sessions in use, the most recently changed first: at most 100, without pages.")
            .Gives<IReadOnlyList<SessionInfo>>(StatusCodes.Status200OK, $"[{Examples.Session}]")
            .GivesErrors(StatusCodes.Status401Unauthorized);

        sessions.MapGet("/{id:long}", SessionListing.ShowAsync)
            .WithName("GetSession")
            .WithSummary("Shows a session with its newest 1,000 messages.")
            .ShowsPart("id", IdDescription, 1)
            .Gives<SessionDetail>(StatusCodes.Status200OK, Examples.SessionDetail)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

        sessions.MapPut("/{id:long}", SessionChanging.ReplaceAsync)
            .WithName("UpdateSession")
            .WithSummary("Changes a session; the title must be given.")
            .ShowsPart("id", IdDescription, 1)
            .Takes<SessionBody>("""{"title":"Python","is_active":true}""")
            .GivesChanged();

        sessions.MapPatch("/{id:long}", SessionChanging.PatchAsync)
            .WithName("PatchSession")
            .WithSummary("Changes a session.")
            .ShowsPart("id", IdDescription, 1)
            .Takes<SessionPatch>("""{"title":"Python"}""")
            .GivesChanged();

        sessions.MapDelete("/{id:long}", SessionChanging.DeleteAsync)
            .WithName("DeleteSession")
            .WithSummary("Deletes a session with its messages, for good.")
            .ShowsPart("id", IdDescription, 1)
            .Produces(StatusCodes.Status204NoContent)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

        sessions.MapGet("/{id:long}/messages", MessageListing.ListOfSessionAsync)
            .WithName("ListSessionMessages")
            .WithSummary("Lists a session's messages, the oldest first.")
            .ShowsPart("id", IdDescription, 1)
            .AsksMessages();
    }

    private static void GivesChanged(this RouteHandlerBuilder operation) => operation
        .Gives<SessionInfo>(StatusCodes.Status200OK, Examples.Session)
        .GivesFieldErrors(Examples.TitleRequired)
        .GivesErrors(
            StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
}
