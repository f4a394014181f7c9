using Interpreter.Core.Storage;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Interpreter.Web.Gemini.Lists;

/// <summary>Lists in pages, as the earlier chat system's API has them.</summary>
internal static class Paging
{
    private const string Number = "page";
    private const string Size = "page_size";

    /// <summary>Reads which page is wanted.</summary>
    public static PageRequest ReadPage(this QueryFields query)
    {
        var otherwise = new PageRequest();
        return new(query.Integer(Number, 1, int.MaxValue, otherwise.Number), query.Integer(Size, 1, StorageLimits.PageSize, otherwise.Size));
    }

    /// <summary>Answers with a page; with status 404 where the list ends before it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">Which page was wanted.</param>
    /// <param name="found">Its rows.</param>
    /// <param name="show">What is shown of a row.</param>
    public static IResult Answer<TRow, TShown>(HttpContext context, PageRequest page, Page<TRow> found, Func<TRow, TShown> show)
    {
        if (page.Number > 1 && page.Offset >= found.Count)
        {
            return ApiErrors.Error(context, StatusCodes.Status404NotFound, GeminiPhrases.NoSuchPage.With());
        }

        var isLast = page.Offset + page.Size >= found.Count;
        return Results.Json(new ListPage<TShown>(
            found.Count,
            isLast ? null : Address(context.Request, page.Number + 1),
            page.Number == 1 ? null : Address(context.Request, page.Number - 1),
            [.. found.Items.Select(show)]));
    }

    /// <summary>Describes the parameters that every list takes.</summary>
    public static RouteHandlerBuilder AsksPage(this RouteHandlerBuilder operation) => operation
        .AsksInteger(Number, "Which page, from 1.", 1, int.MaxValue, 1)
        .AsksInteger(Size, "Rows in a page; 20 where it is not said.", 1, StorageLimits.PageSize, 20);

    // The first page's address names no page, as the earlier system's did.
    private static string Address(HttpRequest request, int number)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != Number));
        if (number > 1)
        {
            query.Add(Number, $"{number}");
        }

        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, $"{request.Path.Value!.TrimEnd('/')}/", query.ToQueryString());
    }
}
