using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini.Refusals;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>Maps chat-sessions/{id}/send_message and clear_history; docs/api.md describes them.</summary>
internal static class AskingEndpoints
{
    public static void MapAsking(this IEndpointRouteBuilder gemini)
    {
        gemini.MapPost("/chat-sessions/{id:long}/send_message", SendAsync)
            .WithName("SendMessage")
            .WithSummary("Asks the model in a chat. With \"Accept: text/event-stream\" the answer comes as it is written.")
            .ShowsPart("id", "The session's number.", 1)
            .Reads<QuestionBody>("""{"content":"Hello, how are you?"}""")
            .TakesForm(QuestionReader.Field, QuestionImages.Field)
            .Gives<MessagePair>(StatusCodes.Status200OK, Examples.Pair)
            .GivesEvents(StatusCodes.Status200OK, "Events: delta {\"text\"}, then done with the pair of messages, or error {\"error\"}.")
            .GivesFieldErrors("""{"content":["This field is required."]}""")
            .GivesErrors(
                StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests, StatusCodes.Status502BadGateway, StatusCodes.Status503ServiceUnavailable);

        gemini.MapPost("/chat-sessions/{id:long}/clear_history", ClearAsync)
            .WithName("ClearHistory")
            .WithSummary("Deletes a session's messages, for good.")
            .ShowsPart("id", "The session's number.", 1)
            .Gives<ClearedInfo>(StatusCodes.Status200OK, """{"status":"history_cleared"}""")
            .GivesErrors(
                StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> SendAsync(HttpContext context, long id, [FromServices] ISessionStore sessions, ChatAsking asking, AnswerStream stream)
    {
        if (await sessions.FindAsync(context.RequireSignedIn().Account.Id, id, context.RequestAborted) is not { } chat)
        {
            return Missing.Session(context);
        }

        var (question, problem) = await QuestionReader.ReadAsync(context);
        if (question is null)
        {
            return problem!;
        }

        var (open, refusal) = await asking.OpenAsync(chat, context.RequestAborted);
        if (open is null)
        {
            return refusal!.ToError(context);
        }

        return AnswerStream.IsWanted(context.Request)
            ? await stream.RunAsync(context, open, question)
            : await AnswerAsync(context, asking, open, question);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ChatAsking asking, OpenChat chat, Question question)
    {
        var last = await asking.AnswerAsync(chat, question, context.RequestAborted);
        var budget = await asking.WriteBudgetAsync(context);
        return last is SessionOutput.TurnCompleted turn && MessagePair.Of(turn) is { } pair
            ? Results.Json(pair)
            : Refusal.Of(last, budget).ToError(context);
    }

    private static async Task<IResult> ClearAsync(
        HttpContext context, long id, [FromServices] ISessionStore sessions, [FromServices] IMessageStore messages, ChatAsking asking)
    {
        var owner = context.RequireSignedIn().Account.Id;
        if (await sessions.FindAsync(owner, id, context.RequestAborted) is not { } chat)
        {
            return Missing.Session(context);
        }

        // An interpretation does not remember what it stored, and a chat that may not be opened now does not live.
        var (open, _) = await asking.OpenAsync(chat, context.RequestAborted);
        if (open is null)
        {
            await messages.ClearAsync(owner, id, context.RequestAborted);
            return Results.Json(ClearedInfo.Instance);
        }

        return await asking.ClearAsync(open, context.RequestAborted) is var last and not SessionOutput.HistoryCleared
            ? Refusal.Of(last, await asking.WriteBudgetAsync(context)).ToError(context)
            : Results.Json(ClearedInfo.Instance);
    }
}
