using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts.Endpoints;

/// <summary>What users see of their accounts.</summary>
/// <param name="Id">The account's number.</param>
/// <param name="Username">Its name.</param>
/// <param name="Role">"user" or "administrator".</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">When a password was last given for it.</param>
internal sealed record AccountInfo(
    long Id,
    string Username,
    string Role,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("last_sign_in_at")] DateTimeOffset? LastSignInAt)
{
    public static AccountInfo Of(UserAccount account) => new(
        account.Id,
        account.Username,
        account.Role is UserRole.Administrator ? "administrator" : "user",
        account.CreatedAt,
        account.LastSignInAt);
}
