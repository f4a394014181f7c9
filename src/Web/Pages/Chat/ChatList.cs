using System.Globalization;
using Interpreter.Core.Storage;
using Interpreter.Web.Preferences;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Chat;

/// <summary>/gemini/: a user's sessions.</summary>
internal static class ChatList
{
    /// <summary>Set once a chat was deleted.</summary>
    public const string Done = "deleted";

    private const int PageSize = 20;

    public static async Task<IResult> ShowAsync(
        HttpContext context, [FromServices] ISessionStore sessions, [FromServices] IStatisticsStore statistics, UserKeys keys)
    {
        var owner = context.RequireSignedIn().Account.Id;
        var search = Search(context.Request);
        var query = new SessionQuery { Search = search, IsActive = true, Page = new(PageNumber(context.Request), PageSize) };
        var found = await sessions.ListAsync(owner, query, context.RequestAborted);
        var counts = await statistics.OfUserAsync(owner, 1, context.RequestAborted);
        var view = new ChatListView(found, query.Page, search, counts, await keys.DescribeAsync(owner, context.RequestAborted));
        return new RazorComponentResult<ChatListPage>(new { View = view });
    }

    // What nobody would look for is cut, and no error: the page is for people.
    private static string Search(HttpRequest request)
    {
        var search = new StringInfo(request.Query["search"].ToString().Trim());
        return search.LengthInTextElements > StorageLimits.Search / 2 ? search.SubstringByTextElements(0, StorageLimits.Search / 2) : search.String;
    }

    private static int PageNumber(HttpRequest request) =>
        int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < int.MaxValue / PageSize ? number : 1;
}
