using System.Globalization;
using Interpreter.Core.Storage;
using Interpreter.Web.Pages.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Pages.Administration;

/// <summary>/gemini/admin/.</summary>
internal static class UserList
{
    private const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext context, [FromServices] IUserStore users)
    {
        var search = context.Request.Query["search"].ToString().Trim();
        var asked = context.Request.Query["page"].ToString();
        if (!int.TryParse(asked.Length == 0 ? "1" : asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return PageErrors.Of(StatusCodes.Status404NotFound);
        }

        try
        {
            var page = await users.ListAsync(search, new PageRequest(number, PageSize), context.RequestAborted);
            var model = new UserListModel(search, page, number, (int)Math.Max(1, (page.Count + PageSize - 1) / PageSize));
            return new RazorComponentResult<UserListPage>(new { Model = model });
        }
        catch (FieldException)
        {
            // A search that no name can have, or a page that no list has.
            return PageErrors.Of(StatusCodes.Status404NotFound);
        }
    }
}
