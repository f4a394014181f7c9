using System.Text.Json.Nodes;

namespace Interpreter.GeminiSimulator.Auth;

/// <summary>An error as Google's APIs tell it.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Status">The canonical name of the error.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Details">Typed details; null for none.</param>
internal sealed record ApiError(int Code, string Status, string Message, JsonArray? Details = null)
{
    public static ApiError MissingKey() => new(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.");

    public static ApiError InvalidKey() => new(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        [
            new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
                ["reason"] = "API_KEY_INVALID",
                ["domain"] = "googleapis.com",
                ["metadata"] = new JsonObject { ["service"] = "generativelanguage.googleapis.com" },
            },
        ]);

    public static ApiError InvalidToken() => new(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.");

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["code"] = Code, ["message"] = Message, ["status"] = Status };
        if (Details is not null)
        {
            error["details"] = Details.DeepClone();
        }

        return new() { ["error"] = error };
    }
}
