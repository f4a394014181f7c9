using System.Net;
using System.Text.Json;
using Interpreter.Client.Failures;

namespace Interpreter.Client.Rest;

/// <summary>Reads an answer that is an error, in any of the API's shapes: docs/api.md, "Errors".</summary>
internal static class ApiFailure
{
    // No error is longer; a page of a proxy may be.
    private const int MaxBytes = 64 * 1024;

    /// <summary>The exception for an answer.</summary>
    public static async Task<ApiException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (error, fields) = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var message = error ?? $"The server answered with status {(int)response.StatusCode}.";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new UnauthorizedException(message),
            HttpStatusCode.TooManyRequests => new TooManyRequestsException(message, response.Headers.RetryAfter?.Delta),
            HttpStatusCode.BadRequest when fields.Count > 0 => new InvalidFieldsException(fields),
            var status => new ApiException(status, message),
        };
    }

    private static async Task<(string? Error, Dictionary<string, IReadOnlyList<string>> Fields)> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, IReadOnlyList<string>>();
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, fields);
            }

            foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array))
            {
                fields[property.Name] = [.. property.Value.EnumerateArray().Select(sentence => sentence.ToString())];
            }

            return (Sentence(document.RootElement, "error") ?? Sentence(document.RootElement, "detail"), fields);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException)
        {
            // No JSON, too long, or cut: the status says what there is to say.
            return (null, fields);
        }
    }

    private static string? Sentence(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
