using System.Text.Json;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Web.Accounts;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Administration;

/// <summary>PATCH /api/v1/admin/users/{id}.</summary>
internal static class UserChanging
{
    private const string Limits = "limits";

    public static async Task<IResult> PatchAsync(
        HttpContext context, long id, [FromServices] IUserStore users, [FromServices] IUserDirectory directory, SignInWatch watch)
    {
        var (fields, problem) = await JsonBody.ReadAsync(context, AdministrationEndpoints.BodyLimit);
        if (fields is null)
        {
            return problem!;
        }

        if (await users.FindAsync(id, context.RequestAborted) is not { } account)
        {
            return UserListing.Missing(context);
        }

        var changes = Read(fields, account);
        if (fields.Problem is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await ApplyAsync(id, changes, users, directory, watch) is { } changed ? Results.Json(UserInfo.Of(changed)) : UserListing.Missing(context);
        }
        catch (LastAdministratorException)
        {
            return ApiErrors.Field(context, changes.IsActive is false ? "is_active" : "role", AdministrationPhrases.LastAdministrator.With());
        }
    }

    /// <summary>Changes an account, at once everywhere in this process. Not cancelled with the request: what is stored must also take effect.</summary>
    /// <returns>The account as it is now; null when it is gone.</returns>
    /// <exception cref="LastAdministratorException">It is the last administrator's.</exception>
    public static async Task<UserAccount?> ApplyAsync(long id, UserChanges changes, IUserStore users, IUserDirectory directory, SignInWatch watch)
    {
        if (await users.UpdateAsync(id, changes, CancellationToken.None) is not { } changed)
        {
            return null;
        }

        watch.Changed(id);
        await directory.Find(id).LimitsChangedAsync(CancellationToken.None);
        return changed;
    }

    private static UserChanges Read(RequestFields fields, UserAccount account)
    {
        var isActive = fields.Boolean("is_active");
        return new()
        {
            Role = ReadRole(fields),
            IsActive = isActive,

            // Who comes back to an account that was closed signs in anew.
            SecurityStamp = isActive is false && account.IsActive ? AccountTokens.NewName() : null,
            Limits = ReadLimits(fields, account),
        };
    }

    private static UserRole? ReadRole(RequestFields fields)
    {
        if (!fields.Has("role"))
        {
            return null;
        }

        if (Roles.Words.TryGetValue(fields.Text("role"), out var role))
        {
            return role;
        }

        fields.Check("role", FieldPhrases.NotAmong.With(string.Join(", ", Roles.Words.Keys)));
        return null;
    }

    private static string? ReadLimits(RequestFields fields, UserAccount account)
    {
        if (fields.Json(Limits, StorageLimits.Metadata) is not { Length: > 0 } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var limits = LimitsJson.Change(LimitsJson.Read(account.Limits, out _), document.RootElement, out var problems);
        foreach (var problem in problems)
        {
            fields.Check($"{Limits}.{problem.Field}", Explain(problem));
        }

        return LimitsJson.Write(limits);
    }

    private static Complaint Explain(LimitsProblem problem) => problem.Kind is { } kind
        ? (LimitsJson.IsWhole(kind) ? AdministrationPhrases.LimitNotWhole : AdministrationPhrases.LimitNotNumber).With(LimitsJson.MostOf(kind))
        : AdministrationPhrases.NoSuchLimit.With(string.Join(", ", Enum.GetValues<LimitKind>().Select(LimitsJson.NameOf)));
}
