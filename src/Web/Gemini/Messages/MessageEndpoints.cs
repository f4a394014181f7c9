using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Lists;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.Messages;

/// <summary>Maps chat-messages; docs/api.md describes it.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder gemini)
    {
        var messages = gemini.MapGroup("/chat-messages");

        messages.MapGet("/", MessageListing.ListAsync)
            .WithName("ListMessages")
            .WithSummary("Lists your messages of all sessions, the oldest first.")
            .AsksInteger("session", "Only those of a session.", 1, long.MaxValue, 1)
            .AsksMessages();

        messages.MapGet("/recent", MessageListing.RecentAsync)
            .WithName("ListRecentMessages")
            .WithSummary("Lists your newest messages of all sessions, the oldest of them first.")
            .AsksInteger("limit", "How many at most; 10 where it is not said.", 1, StorageLimits.PageSize, MessageListing.RecentShown)
            .Gives<IReadOnlyList<MessageInfo>>(StatusCodes.Status200OK, Examples.Messages)
            .GivesFieldErrors("""{"limit":["Give a whole number from 1 to 100."]}""")
            .GivesErrors(StatusCodes.Status401Unauthorized);

        messages.MapGet("/{id:long}", MessageListing.ShowAsync)
            .WithName("GetMessage")
            .WithSummary("Shows a message.")
            .ShowsPart("id", "The message's number.", 26)
            .Gives<MessageInfo>(StatusCodes.Status200OK, Examples.Question)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

        messages.MapGet("/{id:long}/images/{index:int}", MessageImages.ShowAsync)
            .WithName("GetMessageImage")
            .WithSummary("Gives an image that was sent with a message.")
            .ShowsPart("id", "The message's number.", 26)
            .ShowsPart("index", "Its place in the message's metadata, \"images\", from 0.", 0)
            .Produces<byte[]>(StatusCodes.Status200OK, "image/png", "image/jpeg", "image/webp")
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);
    }

    /// <summary>Describes what a list of messages takes and gives.</summary>
    public static void AsksMessages(this RouteHandlerBuilder operation) => operation
        .AsksWord("ordering", "timestamp, or -timestamp for the newest first.", MessageListing.Orderings.Keys, "timestamp")
        .AsksPage()
        .Gives<ListPage<MessageInfo>>(StatusCodes.Status200OK, Examples.MessagePage)
        .GivesFieldErrors(Examples.BadPage)
        .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);
}
