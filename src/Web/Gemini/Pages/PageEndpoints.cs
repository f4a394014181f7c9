using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini.Asking;
using Interpreter.Web.Gemini.Refusals;
using Interpreter.Web.Gemini.Sessions;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.OpenApi;
using Interpreter.Web.Pages.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Gemini.Pages;

/// <summary>Maps /gemini/send-message and /gemini/sessions/{id}/update-title, for pages' scripts; docs/api.md describes them.</summary>
internal static class PageEndpoints
{
    private const string Refused = """{"success":false,"error":"Bad request parameters: session_id is missing"}""";

    public static void MapPageEndpoints(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("/gemini").WithTags("Pages").WithMetadata(new PageEndpoint(PageAnswer.Json)).RequireAuthorization();

        pages.MapPost("/send-message", SendAsync)
            .WithName("SendPageMessage")
            .WithSummary("Asks the model in a chat, for a page's script.")
            .Reads<PageQuestionBody>("""{"session_id":1,"message":"Hello, how are you?"}""")
            .Gives<PageReply>(
                StatusCodes.Status200OK,
                """{"success":true,"response":"Hello! I am well, thank you. And you?","user_message_id":26,"assistant_message_id":27,"metadata":{"response_time":2.1,"usage_metadata":{"promptTokenCount":9,"candidatesTokenCount":16,"totalTokenCount":25},"finish_reason":"STOP","safety_ratings":[]}}""")
            .GivesRefusals(
                Refused,
                StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests, StatusCodes.Status502BadGateway, StatusCodes.Status503ServiceUnavailable);

        pages.MapPost("/sessions/{id:long}/update-title", RenameAsync)
            .WithName("UpdateTitle")
            .WithSummary("Gives a session another title, for a page's script.")
            .ShowsPart("id", "The session's number.", 1)
            .Reads<TitleBody>("""{"title":"Python"}""")
            .Gives<PageTitle>(StatusCodes.Status200OK, """{"success":true,"title":"Python"}""")
            .GivesRefusals(
                """{"success":false,"error":"Bad request parameters: title: This field may not be blank."}""",
                StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> SendAsync(HttpContext context, [FromServices] ISessionStore sessions, ChatAsking asking)
    {
        var (fields, problem) = await PageBody.ReadAsync(context);
        if (fields is null)
        {
            return problem!;
        }

        var id = fields.Integer("session_id", 1, long.MaxValue);
        fields.Check("session_id", id is null ? Phrases.Required.With() : null);
        var text = fields.Text("message", int.MaxValue);
        fields.Check("message", QuestionReader.CheckLength(text));
        if (PageBody.Problem(context, fields) is { } mistakes)
        {
            return mistakes;
        }

        if (await sessions.FindAsync(context.RequireSignedIn().Account.Id, id!.Value, context.RequestAborted) is not { } chat)
        {
            return ApiErrors.Refusal(context, StatusCodes.Status404NotFound, GeminiPhrases.NoSuchSession.With());
        }

        var (open, refusal) = await asking.OpenAsync(chat, context.RequestAborted);
        return open is null ? refusal!.ToPage(context) : await AnswerAsync(context, asking, open, new(text, []));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ChatAsking asking, OpenChat chat, Question question)
    {
        var last = await asking.AnswerAsync(chat, question, context.RequestAborted);
        var budget = await asking.WriteBudgetAsync(context);
        return last is SessionOutput.TurnCompleted turn && PageReply.Of(turn) is { } reply
            ? Results.Json(reply)
            : Refusal.Of(last, budget).ToPage(context);
    }

    private static async Task<IResult> RenameAsync(HttpContext context, long id, [FromServices] ISessionStore sessions)
    {
        var (fields, problem) = await PageBody.ReadAsync(context);
        if (fields is null)
        {
            return problem!;
        }

        var title = SessionChanging.ReadTitle(fields);
        if (PageBody.Problem(context, fields) is { } mistakes)
        {
            return mistakes;
        }

        return await sessions.ChangeAsync(context.RequireSignedIn().Account.Id, id, new() { Title = title }, context.RequestAborted) is { } changed
            ? Results.Json(new PageTitle(true, changed.Title))
            : ApiErrors.Refusal(context, StatusCodes.Status404NotFound, GeminiPhrases.NoSuchSession.With());
    }
}
