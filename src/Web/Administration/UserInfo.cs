using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;

namespace Interpreter.Web.Administration;

/// <summary>What administrators see of an account.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Username">Its name.</param>
/// <param name="Email">Its address; empty where none was given.</param>
/// <param name="Role">"user" or "administrator".</param>
/// <param name="IsActive">False: the account is closed.</param>
/// <param name="Limits">The user's own limits: a number, "unlimited", or null for everybody's.</param>
/// <param name="LockedUntil">Until when sign-ins are refused, after too many failures; null where they are not. May be past.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">When a password was last given for it; null for never.</param>
internal sealed record UserInfo(
    long Id,
    string Username,
    string Email,
    string Role,
    [property: JsonPropertyName("is_active")] bool IsActive,
    JsonObject Limits,
    [property: JsonPropertyName("locked_until")] DateTimeOffset? LockedUntil,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("last_sign_in_at")] DateTimeOffset? LastSignInAt)
{
    public const string Example =
        """
        {"id":1,"username":"anna","email":"","role":"user","is_active":true,
        "limits":{"requests_per_minute":120,"concurrent_sessions":null,"audio_minutes_per_day":null,"tokens_per_day":"unlimited","spend_per_day":null},
        "locked_until":null,"created_at":"2026-01-15T10:30:00+00:00","last_sign_in_at":"2026-01-20T15:30:00+00:00"}
        """;

    public static UserInfo Of(UserAccount account) => new(
        account.Id,
        account.Username,
        account.Email,
        Roles.Words.First(word => word.Value == account.Role).Key,
        account.IsActive,
        Show(LimitsJson.Read(account.Limits, out _)),
        account.LockedUntil,
        account.CreatedAt,
        account.LastSignInAt);

    private static JsonObject Show(UserLimits limits) => new(Enum.GetValues<LimitKind>().Select(
        kind => KeyValuePair.Create(LimitsJson.NameOf(kind), limits.Of(kind) switch
        {
            null => null,
            < 0 => JsonValue.Create(LimitsJson.Unlimited),
            { } limit => (JsonNode?)JsonValue.Create(limit),
        })));
}
