using System.Text.Json;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Http;

/// <summary>Reads a request's JSON object, under a limit.</summary>
internal static class JsonBody
{
    // A session's metadata may be nested; nothing else that is asked for is, by more than a level.
    private const int Depth = 32;

    // What a short request needs, where it does not say how long it is.
    private const int FirstRead = 4096;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Depth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = Depth };

    /// <summary>Reads the fields, or makes the answer that says why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="explain">Makes the answer; null for <see cref="ApiErrors.Error"/>.</param>
    public static async Task<(RequestFields? Fields, IResult? Problem)> ReadAsync(
        HttpContext context, int limit, Func<HttpContext, int, Complaint, IResult>? explain = null)
    {
        explain ??= ApiErrors.Error;
        var (body, problem) = await ReadBytesAsync(context, limit, explain);
        if (problem is not null)
        {
            return (null, problem);
        }

        return Parse(body, Options) is { ValueKind: JsonValueKind.Object } fields
            ? (new(context, fields), null)
            : (null, explain(context, StatusCodes.Status400BadRequest, Explain(body).With()));
    }

    /// <summary>Reads the body as it came, or makes the answer that says why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="explain">Makes the answer; null for <see cref="ApiErrors.Error"/>.</param>
    public static async Task<(ReadOnlyMemory<byte> Body, IResult? Problem)> ReadBytesAsync(
        HttpContext context, int limit, Func<HttpContext, int, Complaint, IResult>? explain = null)
    {
        explain ??= ApiErrors.Error;
        if (!context.Request.HasJsonContentType())
        {
            return (default, explain(context, StatusCodes.Status415UnsupportedMediaType, Phrases.NotJsonType.With()));
        }

        return await ReadBytesAsync(context.Request, limit, context.RequestAborted) is { } body
            ? (body, null)
            : (default, explain(context, StatusCodes.Status413PayloadTooLarge, Phrases.BodyTooLarge.With(limit)));
    }

    private static Phrase Explain(ReadOnlyMemory<byte> body) =>
        Parse(body, Lenient) is { ValueKind: JsonValueKind.Object } fields && NamesTwice(fields) ? FieldPhrases.NamedTwice : Phrases.NotJson;

    private static bool NamesTwice(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject().GroupBy(field => field.Name).Any(group => group.Skip(1).Any() || NamesTwice(group.First().Value)),
                JsonValueKind.Array => value.EnumerateArray().Any(NamesTwice),
                _ => false,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> body, JsonDocumentOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(body, options);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: a name is half of a surrogate pair. What was sent may be a secret, so no excerpt goes anywhere.
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // One more than may come, to see its end.
        var buffer = new byte[Math.Min(limit, request.ContentLength ?? FirstRead) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > limit)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(limit + 1L, buffer.Length * 2L));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
