using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini.Refusals;
using Interpreter.Web.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>Puts questions of requests to chats.</summary>
internal sealed class ChatAsking(ChatOpener opener, ChatExchange exchange, IServiceProvider services)
{
    /// <summary>Brings a chat to life, or says why not.</summary>
    public async Task<(OpenChat? Chat, Refusal? Refusal)> OpenAsync(ChatSession chat, CancellationToken cancellationToken)
    {
        if (chat.Kind is not SessionKind.Chat)
        {
            return (null, Refusal.NoChat);
        }

        try
        {
            return (await opener.OpenAsync(chat, null, cancellationToken), null);
        }
        catch (UserLimitException exception)
        {
            return (null, Refusal.Of(exception.Admission));
        }
        catch (SessionLimitException)
        {
            return (null, Refusal.Full);
        }
    }

    /// <summary>Asks; gives what comes of it, as <see cref="ChatExchange.SendAsync"/> does.</summary>
    public IAsyncEnumerable<SessionOutput> AskAsync(OpenChat chat, Question question, CancellationToken cancellationToken) =>
        exchange.SendAsync(chat.Session, request => new SessionCommand.Ask(question.Text) { Images = question.Images, RequestId = request }, cancellationToken);

    /// <summary>Asks, and waits for the whole answer.</summary>
    public async Task<SessionOutput> AnswerAsync(OpenChat chat, Question question, CancellationToken cancellationToken) =>
        await AskAsync(chat, question, cancellationToken).LastAsync(cancellationToken);

    /// <summary>Deletes a chat's messages.</summary>
    public async Task<SessionOutput> ClearAsync(OpenChat chat, CancellationToken cancellationToken) =>
        await exchange.SendAsync(chat.Session, request => new SessionCommand.ClearHistory(request), cancellationToken).LastAsync(cancellationToken);

    /// <summary>Tells, with an answer that has not begun, what its user may still use; null where nothing is limited.</summary>
    public async Task<Budget?> WriteBudgetAsync(HttpContext context)
    {
        if (services.GetService<IUserDirectory>() is not { } users)
        {
            return null;
        }

        var budget = await users.Find(context.RequireSignedIn().Account.Id).GetBudgetAsync(context.RequestAborted);
        BudgetHeaders.Write(context.Response, budget);
        return budget;
    }
}
