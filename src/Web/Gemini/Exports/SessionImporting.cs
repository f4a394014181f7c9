using Interpreter.Core.Chat;
using Interpreter.Core.Exports.Imports;
using Interpreter.Core.Storage;
using Interpreter.Web.Gemini.Sessions;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Interpreter.Web.Gemini.Exports;

/// <summary>POST chat-sessions/import.</summary>
internal static class SessionImporting
{
    public static async Task<IResult> RunAsync(
        HttpContext context, [FromServices] ISessionStore sessions, ImportGate gate, TimeProvider timeProvider)
    {
        var owner = context.RequireSignedIn().Account.Id;
        if (!gate.TryEnter(owner))
        {
            return ApiErrors.TooMany(context, Phrases.TooManyRequests, ImportGate.Wait);
        }

        try
        {
            // The server's own limit is lower, and counts what frames the pieces too. Ours holds below.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = null;
            }

            var (body, problem) = await JsonBody.ReadBytesAsync(context, ImportLimits.Bytes);
            return problem ?? await StoreAsync(context, sessions, owner, SessionImport.Read(body.Span, timeProvider.GetUtcNow()));
        }
        finally
        {
            gate.Leave(owner);
        }
    }

    private static async Task<IResult> StoreAsync(HttpContext context, ISessionStore sessions, long owner, SessionImport import)
    {
        if (import.Session is not { } session)
        {
            return import.Problems is [{ Fault: ImportFault.NotJson }]
                ? ApiErrors.Error(context, StatusCodes.Status400BadRequest, Phrases.NotJson.With())
                : ApiErrors.Fields(context, import.Problems.DistinctBy(problem => problem.Path).ToDictionary(problem => problem.Path, Explain));
        }

        var stored = await sessions.ImportAsync(session.For(owner), session.Messages, context.RequestAborted);
        var address = FormattableString.Invariant($"/api/v1/gemini/chat-sessions/{stored.Id}/");
        return Results.Created(address, SessionInfo.Of(stored));
    }

    private static Complaint Explain(ImportProblem problem) => problem.Fault switch
    {
        ImportFault.UnknownVersion => ExportPhrases.UnknownVersion.With(problem.Limit!),
        ImportFault.Required => Phrases.Required.With(),
        ImportFault.Blank => Phrases.Blank.With(),
        ImportFault.NotText => Phrases.NotText.With(),
        ImportFault.TooLong => FieldPhrases.TooLong.With(problem.Limit!),
        ImportFault.NotOneOf => FieldPhrases.NotAmong.With(problem.Limit!),
        ImportFault.NotBoolean => FieldPhrases.NotBoolean.With(),
        ImportFault.NotCount => FieldPhrases.NotInteger.With(0, int.MaxValue),
        ImportFault.NotSeconds => ExportPhrases.NotSeconds.With(),
        ImportFault.NotTime => ExportPhrases.NotTime.With("2026-01-15T10:30:00Z"),
        ImportFault.TimeOutOfRange => ExportPhrases.TimeOutOfRange.With(),
        ImportFault.NotObject => FieldPhrases.NotObject.With(),
        ImportFault.NotList => FieldPhrases.NotList.With(),
        ImportFault.TooMany => ExportPhrases.TooMany.With(problem.Limit!),
        ImportFault.BadImage => ExportPhrases.BadImage.With(ImageLimits.MaxBytes),
        _ => FieldPhrases.Unwritable.With(),
    };
}
