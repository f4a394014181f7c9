using System.Text.Json.Nodes;
using Interpreter.GeminiSimulator.Auth;
using Interpreter.GeminiSimulator.Protocol;
using Microsoft.AspNetCore.Http;

namespace Interpreter.GeminiSimulator.Rest;

/// <summary>Reads the body of a request as a message.</summary>
internal static class RequestBody
{
    /// <exception cref="ApiException">The body is not a message of that type.</exception>
    public static async Task<ProtoObject> ReadAsync(HttpContext http, ProtoMessage type)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        try
        {
            return ProtoReader.Read(body.GetBuffer().AsMemory(0, (int)body.Length), type);
        }
        catch (ProtoException exception)
        {
            throw new ApiException(new(400, "INVALID_ARGUMENT", exception.Message, [BadRequest(exception)]));
        }
    }

    private static JsonObject BadRequest(ProtoException exception)
    {
        var violations = exception.Violations.Select(violation => violation.Field.Length == 0
            ? new JsonObject { ["description"] = violation.Description }
            : new JsonObject { ["field"] = violation.Field, ["description"] = violation.Description });
        return new()
        {
            ["@type"] = "type.googleapis.com/google.rpc.BadRequest",
            ["fieldViolations"] = new JsonArray([.. violations]),
        };
    }
}
