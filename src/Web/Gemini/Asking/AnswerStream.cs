using System.Text.Json;
using Interpreter.Core.Sessions;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini.Refusals;
using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>
/// Writes an answer as it comes, as server-sent events. What fails before the question was taken is told by a status; after
/// it, by an event. A client that goes away stops the answer; what was said stays.
/// </summary>
internal sealed class AnswerStream(ChatAsking asking, ChatExchangeOptions options, TimeProvider time, IOptions<JsonOptions> json)
{
    private const string EventStream = "text/event-stream";

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    /// <summary>Whether the client asked for events.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(static range => range.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase) && range.Quality is not 0);

    /// <summary>Asks, and writes.</summary>
    public async Task<IResult> RunAsync(HttpContext context, OpenChat chat, Question question)
    {
        await using var outputs = asking.AskAsync(chat, question, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        if (!await outputs.MoveNextAsync() || outputs.Current is SessionOutput.Failed)
        {
            return Refusal.Of(outputs.Current, await asking.WriteBudgetAsync(context)).ToError(context);
        }

        await asking.WriteBudgetAsync(context);
        var response = context.Response;
        response.ContentType = EventStream;
        response.Headers.CacheControl = "no-store";

        // nginx would keep it back until it is whole.
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers.ContentLanguage = Tongue.Of(context.Request);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        await response.StartAsync(context.RequestAborted);
        do
        {
            await WriteAsync(context, outputs.Current);
        }
        while (await NextAsync(response, outputs, context.RequestAborted));

        return Results.Empty;
    }

    private async Task<bool> NextAsync(HttpResponse response, IAsyncEnumerator<SessionOutput> outputs, CancellationToken cancellationToken)
    {
        var next = outputs.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (await IsDoneAsync(next))
                {
                    return await next;
                }

                await response.WriteAsync(":\n\n", cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }
        }
        catch
        {
            // The client is gone, which ends this too; outputs may be given up only then.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task<bool> IsDoneAsync(Task next)
    {
        try
        {
            await next.WaitAsync(options.Heartbeat, time);
            return true;
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            return false;
        }
    }

    private Task WriteAsync(HttpContext context, SessionOutput output) => output switch
    {
        SessionOutput.TextDelta delta => WriteAsync(context.Response, "delta", new ChatDelta(delta.Text), context.RequestAborted),
        SessionOutput.TurnCompleted turn when MessagePair.Of(turn) is { } pair => WriteAsync(context.Response, "done", pair, context.RequestAborted),
        SessionOutput.TurnCompleted or SessionOutput.Failed => WriteAsync(
            context.Response, "error", new ApiError(Refusal.Of(output, budget: null).Complaint.In(Tongue.Of(context.Request))), context.RequestAborted),
        _ => Task.CompletedTask,
    };

    private async Task WriteAsync<T>(HttpResponse response, string name, T data, CancellationToken cancellationToken)
    {
        // JSON has no line breaks of its own here.
        await response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, _json)}\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
