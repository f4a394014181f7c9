using Interpreter.Core.Storage;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Gemini.Messages;

/// <summary>GET chat-messages/{id}/images/{index}.</summary>
internal static class MessageImages
{
    // A stored image never changes; it is its owner's alone. A day, so that what was deleted does not stay for long.
    private const string Caching = "private, max-age=86400, immutable";

    public static async Task<IResult> ShowAsync(HttpContext context, long id, int index, [FromServices] IMessageStore messages)
    {
        var owner = context.RequireSignedIn().Account.Id;
        if (await messages.FindAsync(owner, id, context.RequestAborted) is null)
        {
            return Missing.Message(context);
        }

        var images = await messages.ImagesAsync(owner, id, context.RequestAborted);
        if (index < 0 || index >= images.Count)
        {
            return ApiErrors.Error(context, StatusCodes.Status404NotFound, GeminiPhrases.NoSuchImage.With());
        }

        // Its type was sniffed when it came. Whoever opens it alone shall run nothing of it.
        context.Response.Headers.CacheControl = Caching;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(images[index].Data, images[index].MimeType);
    }
}
