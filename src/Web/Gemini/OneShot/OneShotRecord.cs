using System.Text.Json.Nodes;
using Interpreter.Core.Chat;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Web.Gemini.Refusals;
using Microsoft.AspNetCore.Http;

namespace Interpreter.Web.Gemini.OneShot;

/// <summary>What is stored of a request that remembers nothing: nothing, or the prompt before the model is asked, and the answer after.</summary>
internal sealed class OneShotRecord(long owner, ISessionStore sessions, IMessageStore messages)
{
    private bool _isNew;

    /// <summary>Whose.</summary>
    public long OwnerId => owner;

    /// <summary>The session; null where nothing is stored.</summary>
    public long? SessionId { get; private set; }

    /// <summary>The prompt's number; null where it is not stored.</summary>
    public long? QuestionId { get; private set; }

    /// <summary>The answer's number; null where it is not stored.</summary>
    public long? AnswerId { get; private set; }

    /// <summary>The model's own word for why an answer ended.</summary>
    public static string Reason(TextEnd end) => end.Reason ?? end.Finish.ToString().ToUpperInvariant();

    /// <summary>Looks for the session that the request names. Returns why it can't be that one; null where it can.</summary>
    public async Task<IResult?> RefuseAsync(HttpContext context, OneShotRequest request, CancellationToken cancellationToken)
    {
        if (request.SessionId is not { } id)
        {
            return null;
        }

        return await sessions.FindAsync(owner, id, cancellationToken) switch
        {
            null => Missing.Session(context),
            { Kind: not SessionKind.Chat } when request.Save => Refusal.NoChat.ToError(context),
            _ => null,
        };
    }

    /// <summary>Stores the prompt, where it is wanted; in a new session where none is named.</summary>
    public async Task AskedAsync(OneShotRequest request, CancellationToken cancellationToken)
    {
        if (!request.Save)
        {
            return;
        }

        _isNew = request.SessionId is null;
        SessionId = request.SessionId
            ?? (await sessions.CreateAsync(new(owner, AutoTitle.Of(request.Prompt) ?? request.Prompt), cancellationToken)).Id;
        var question = new NewMessage(MessageRole.User, request.Prompt) { Measures = new() { TokensUsed = TokenEstimate.Of(request.Prompt) } };
        QuestionId = await AppendAsync(question);
    }

    /// <summary>Stores the answer, where the prompt was.</summary>
    public async Task AnsweredAsync(TextAnswer answer, double seconds)
    {
        if (QuestionId is not { } question)
        {
            return;
        }

        var usage = answer.End.Usage;
        AnswerId = await AppendAsync(new(MessageRole.Assistant, answer.Text)
        {
            Measures = new() { TokensUsed = usage.Response, ResponseTime = seconds },
            Metadata = new JsonObject
            {
                ["model"] = answer.End.Model,
                ["usage"] = new JsonObject { ["prompt"] = usage.Prompt, ["response"] = usage.Response, ["total"] = usage.Total },
                ["finish_reason"] = Reason(answer.End),
            }.ToJsonString(),
        });
        if (usage.Prompt > 0)
        {
            await messages.MeasureAsync(owner, question, new() { TokensUsed = usage.Prompt }, CancellationToken.None);
        }
    }

    /// <summary>The model did not answer: a session that was made for the answer goes again.</summary>
    public async Task FailedAsync()
    {
        if (_isNew && SessionId is { } id)
        {
            await sessions.DeleteAsync(owner, id, CancellationToken.None);
        }
    }

    // Null where the session was deleted meanwhile.
    private async Task<long?> AppendAsync(NewMessage message) =>
        (await messages.AppendAsync(owner, SessionId!.Value, [message], CancellationToken.None))?[0].Id;
}
