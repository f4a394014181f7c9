using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Web.Gemini.Lists;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Administration;

/// <summary>Shows accounts to administrators.</summary>
internal static class UserListing
{
    public static async Task<IResult> ListAsync(HttpContext context, [FromServices] IUserStore users)
    {
        var query = new QueryFields(context);
        var search = query.Text("search", StorageLimits.Search);
        var page = query.ReadPage();
        return query.Problem ?? Paging.Answer(context, page, await users.ListAsync(search, page, context.RequestAborted), UserInfo.Of);
    }

    public static async Task<IResult> ShowAsync(HttpContext context, long id, [FromServices] IUserStore users) =>
        await users.FindAsync(id, context.RequestAborted) is { } account ? Results.Json(UserInfo.Of(account)) : Missing(context);

    public static async Task<IResult> ShowQuotaAsync(HttpContext context, long id, [FromServices] IUserStore users, [FromServices] IUserDirectory limits) =>
        await users.FindAsync(id, context.RequestAborted) is not null
            ? Results.Json(QuotaInfo.Of(await limits.Find(id).GetBudgetAsync(context.RequestAborted)))
            : Missing(context);

    public static IResult Missing(HttpContext context) =>
        ApiErrors.Error(context, StatusCodes.Status404NotFound, AdministrationPhrases.NoSuchUser.With());
}
