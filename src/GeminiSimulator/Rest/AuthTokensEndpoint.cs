using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Protocol;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>Creates ephemeral tokens.</summary>
internal sealed class AuthTokensEndpoint(AuthTokenStore tokens, TimeProvider time)
{
    // Google's defaults and limit for ephemeral tokens.
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan _newSessionWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _maxLifetime = TimeSpan.FromHours(20);

    public async Task CreateAsync(HttpContext http)
    {
        var request = await RequestBody.ReadAsync(http, RestSchema.AuthToken);
        var now = time.GetUtcNow();
        var expires = request.Time("expireTime") ?? now + _lifetime;
        var newSessionExpires = request.Time("newSessionExpireTime") ?? now + _newSessionWindow;
        if (expires <= now || newSessionExpires <= now || expires > now + _maxLifetime || newSessionExpires > now + _maxLifetime)
        {
            throw ApiException.InvalidArgument("Request contains an invalid argument.");
        }

        var mask = (request.Text("fieldMask") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = tokens.Add(new(
            request.Int("uses") ?? 1,
            expires,
            newSessionExpires,
            request.Object("bidiGenerateContentSetup"),
            [.. mask.Select(FieldPath)]));
        await ApiJson.WriteAsync(http, new JsonObject { ["name"] = name });
    }

    // A mask may spell paths in snake_case and start at the setup or inside it.
    private static string FieldPath(string path)
    {
        var names = path.Split('.').Select(name => string.Concat(name.Split('_').Select((word, i) =>
            i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])));
        return string.Join('.', names.SkipWhile(name => name is "bidiGenerateContentSetup" or "setup"));
    }
}
