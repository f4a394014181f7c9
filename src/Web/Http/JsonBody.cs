using System.Text.Json;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http;

/// <summary>Reads a request's JSON object, under a limit.</summary>
internal static class JsonBody
{
    // Nothing that is asked for here is nested.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>Reads the fields, or makes the answer that says why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">The most bytes.</param>
    public static async Task<(RequestFields? Fields, IResult? Problem)> ReadAsync(HttpContext context, int limit)
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
        {
            return (null, ApiErrors.Error(context, StatusCodes.Status415UnsupportedMediaType, Phrases.NotJsonType.With()));
        }

        if (await ReadBytesAsync(request, limit, context.RequestAborted) is not { } body)
        {
            return (null, ApiErrors.Error(context, StatusCodes.Status413PayloadTooLarge, Phrases.BodyTooLarge.With(limit)));
        }

        try
        {
            using var document = JsonDocument.Parse(body, Options);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                return (new(context, document.RootElement.Clone()), null);
            }
        }
        catch (JsonException)
        {
            // Told below; what was sent may be a secret, so the exception's excerpt goes nowhere.
        }

        return (null, ApiErrors.Error(context, StatusCodes.Status400BadRequest, Phrases.NotJson.With()));
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        var buffer = new byte[limit + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > limit)
        {
            return null;
        }

        return buffer.AsMemory(0, length);
    }
}
