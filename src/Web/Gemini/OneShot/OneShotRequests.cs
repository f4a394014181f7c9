using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;
using Interpreter.Web.Gemini.Refusals;
using Interpreter.Web.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Gemini.OneShot;

/// <summary>Asks the model once: admitted and counted as everything is that asks it, and stored before and after where it is wanted.</summary>
internal sealed class OneShotRequests(IServiceProvider services, TimeProvider time)
{
    /// <summary>Asks for a user.</summary>
    /// <param name="context">The request.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="instruction">How the model shall behave; null for nothing in particular.</param>
    public async Task<IResult> RunAsync(HttpContext context, OneShotRequest request, string? instruction)
    {
        var owner = context.RequireSignedIn().Account.Id;
        var record = ActivatorUtilities.CreateInstance<OneShotRecord>(services, owner);
        if (await record.RefuseAsync(context, request, context.RequestAborted) is { } refused)
        {
            return refused;
        }

        var user = services.GetService<IUserDirectory>()?.Find(owner);
        if (user is not null)
        {
            var admission = await user.AdmitRequestAsync(context.RequestAborted);
            if (!admission.IsAllowed)
            {
                return Refusal.Of(admission).ToError(context);
            }

            BudgetHeaders.Write(context.Response, admission.Budget);
        }

        return await AskAsync(context, request, instruction, record, user);
    }

    private async Task<IResult> AskAsync(HttpContext context, OneShotRequest request, string? instruction, OneShotRecord record, IUser? user)
    {
        await record.AskedAsync(request, context.RequestAborted);
        var began = time.GetTimestamp();
        TextAnswer answer;
        try
        {
            answer = await services.GetRequiredService<ITextModel>().GenerateAsync(Say(request, instruction, record.OwnerId), context.RequestAborted);
        }
        catch (Exception exception) when (exception is UpstreamException or OperationCanceledException)
        {
            await record.FailedAsync();
            return exception is UpstreamException error
                ? Refusal.Of(error).ToError(context)
                : Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }

        // It has been answered, and paid for: kept and counted even if nobody waits any more.
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        await record.AnsweredAsync(answer, seconds);
        if (user is not null)
        {
            BudgetHeaders.Write(context.Response, await user.SpendAsync(new(answer.End.Model, answer.End.Billed, TimeSpan.Zero), CancellationToken.None));
        }

        return Results.Json(new OneShotAnswer(
            answer.Text, record.SessionId, record.QuestionId, record.AnswerId, AnswerMetadata.Of(seconds, answer.End.Usage, OneShotRecord.Reason(answer.End))));
    }

    private static TextRequest Say(OneShotRequest request, string? instruction, long owner) => new()
    {
        OwnerId = owner,
        SystemInstruction = instruction,
        Turns = [new TextTurn(FromModel: false, request.Prompt)],
        MaxOutputTokens = request.MaxTokens,
        Temperature = request.Temperature,
    };
}
