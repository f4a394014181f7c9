using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Pages.Chat;

/// <summary>Maps the chats' pages: the list, a chat, and its deletion.</summary>
internal static class ChatPages
{
    /// <summary>The list.</summary>
    public const string Root = "/gemini/";

    /// <summary>A chat that does not exist yet.</summary>
    public const string NewPath = "/gemini/chat/";

    public static void MapChatPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages("/gemini").RequireAuthorization();
        pages.MapGet("/", ChatList.ShowAsync);
        pages.MapGet("/chat", ChatRoom.ShowNew);
        pages.MapPost("/chat", ChatRoom.MakeAsync);
        pages.MapGet("/chat/{id:long}", ChatRoom.ShowAsync);
        pages.MapGet("/sessions/{id:long}/delete", ChatDeletion.AskAsync);
        pages.MapPost("/sessions/{id:long}/delete", ChatDeletion.DeleteAsync);
    }

    /// <summary>A chat's address.</summary>
    public static string Of(long id) => $"/gemini/chat/{id}/";

    /// <summary>The address where a chat is deleted.</summary>
    public static string Deletion(long id) => $"/gemini/sessions/{id}/delete/";
}
