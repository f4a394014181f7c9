using Interpreter.Core.Storage;
using Interpreter.Web.Preferences;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Pages.Chat;

/// <summary>What the list of chats shows.</summary>
/// <param name="Found">A page of sessions.</param>
/// <param name="Page">Which page.</param>
/// <param name="Search">What is searched for; empty for nothing.</param>
/// <param name="Counts">Over all of the user's sessions.</param>
/// <param name="Key">The user's own key; null for none.</param>
public sealed record ChatListView(Page<ChatSession> Found, PageRequest Page, string Search, SessionStatistics Counts, UserKeyState? Key)
{
    /// <summary>How many pages there are; at least 1.</summary>
    public long Pages => Math.Max(1, (Found.Count + Page.Size - 1) / Page.Size);

    /// <summary>Another page's address; null where there is none.</summary>
    internal string? Address(int number)
    {
        if (number < 1 || number > Pages)
        {
            return null;
        }

        var query = Search.Length == 0 ? QueryString.Empty : QueryString.Create("search", Search);
        return ChatPages.Root + (number == 1 ? query : query.Add("page", $"{number}"));
    }
}
