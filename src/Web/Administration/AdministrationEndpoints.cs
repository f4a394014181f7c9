using Interpreter.Core.Storage;
using Interpreter.Web.Accounts;
using Interpreter.Web.Gemini;
using Interpreter.Web.Gemini.Lists;
using Interpreter.Web.Http.OpenApi;
using Interpreter.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Administration;

/// <summary>Maps /api/v1/admin; docs/api.md describes it.</summary>
internal static class AdministrationEndpoints
{
    /// <summary>The largest body, in bytes: every limit fits many times.</summary>
    public const int BodyLimit = 16 * 1024;

    private const string IdDescription = "The user's number.";

    public static void MapAdministration(this IEndpointRouteBuilder endpoints)
    {
        var users = endpoints.MapGroup("/api/v1/admin/users")
            .WithTags("Administration")
            .RequireAuthorization(AccountPolicies.Administrator)
            .AddEndpointFilter(StoredFields.ExplainAsync);

        users.MapGet("/", UserListing.ListAsync)
            .WithName("ListUsers")
            .WithSummary("Lists users by name.")
            .AsksText("search", "A part of the name, in any letter case.", StorageLimits.Search, "ann")
            .AsksPage()
            .Gives<ListPage<UserInfo>>(StatusCodes.Status200OK, $$"""{"count":1,"next":null,"previous":null,"results":[{{UserInfo.Example}}]}""")
            .GivesFieldErrors(Examples.BadPage)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);

        users.MapGet("/{id:long}", UserListing.ShowAsync)
            .WithName("GetUser")
            .WithSummary("Shows a user.")
            .ShowsPart("id", IdDescription, 1)
            .Gives<UserInfo>(StatusCodes.Status200OK, UserInfo.Example)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);

        users.MapPatch("/{id:long}", UserChanging.PatchAsync)
            .WithName("PatchUser")
            .WithSummary("Changes what a user may do and use; it takes effect at once.")
            .ShowsPart("id", IdDescription, 1)
            .Takes<UserPatch>("""{"limits":{"requests_per_minute":120,"tokens_per_day":"unlimited"}}""")
            .Gives<UserInfo>(StatusCodes.Status200OK, UserInfo.Example)
            .GivesFieldErrors("""{"role":["This is the last administrator: make another one first."]}""")
            .GivesErrors(
                StatusCodes.Status401Unauthorized,
                StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType);

        users.MapGet("/{id:long}/quota", UserListing.ShowQuotaAsync)
            .WithName("GetUserQuota")
            .WithSummary("Tells what a user has used, and may use.")
            .ShowsPart("id", IdDescription, 1)
            .Gives<QuotaInfo>(StatusCodes.Status200OK, QuotaInfo.Example)
            .GivesErrors(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
    }
}
