using System.Runtime.CompilerServices;
using Interpreter.Core.Exports;
using Interpreter.Core.Storage;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>GET chat-sessions/{id}/export.</summary>
internal static class SessionExporting
{
    // At a time: few enough for memory, where the longest messages take 2 MB each, and enough for few questions to the database.
    private const int Batch = 200;

    public static async Task<IResult> RunAsync(
        HttpContext context, long id, [FromServices] ISessionStore sessions, [FromServices] IMessageStore messages)
    {
        var asked = context.Request.Query["format"];
        if ((asked.Count == 0 ? ExportFormat.Json : ExportFormat.Find(asked.ToString())) is not { } format)
        {
            return ApiErrors.Field(context, "format", FieldPhrases.NotAmong.With(string.Join(", ", ExportFormat.All.Select(known => known.Name))));
        }

        var owner = context.RequireSignedIn().Account.Id;
        if (await sessions.FindAsync(owner, id, context.RequestAborted) is not { } session)
        {
            return Missing.Session(context);
        }

        var export = new SessionExport(session, ReadAsync(messages, owner, id))
        {
            Images = (message, cancellationToken) => messages.ImagesAsync(owner, message.Id, cancellationToken),
        };
        return new ExportResult(format, export);
    }

    private static async IAsyncEnumerable<ChatMessage> ReadAsync(
        IMessageStore messages, long owner, long session, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long last = 0;
        while (await messages.ReadAsync(owner, session, last, Batch, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
            {
                yield return message;
            }

            if (batch.Count < Batch)
            {
                break;
            }

            last = batch[^1].Id;
        }
    }
}
