using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>Does what a session wants of databases and of other actors. Runs outside the session's turns, and holds no state of theirs.</summary>
internal sealed class SessionWorker(SessionSettings settings, SessionServices services)
{
    // A sound store answers in milliseconds.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    // The user actor lets a request wait for its turn for as long as its settings allow.
    private static readonly TimeSpan UserTimeout = TimeSpan.FromMinutes(2);

    private readonly IUser? _user = settings.OwnerId is { } owner ? services.Users?.Find(owner) : null;

    private long OwnerId => settings.OwnerId!.Value;

    private IMessageStore Messages => services.Messages!;

    /// <summary>How long a piece of work may take.</summary>
    public static TimeSpan Timeout(SessionWork work) => work is SessionWork.Admit ? UserTimeout : StoreTimeout;

    /// <summary>Whether the same may succeed later.</summary>
    public static bool MayPass(Exception error) => error is not FieldException;

    /// <summary>Does a piece of work.</summary>
    public Task<SessionOutcome> DoAsync(SessionWork work, CancellationToken cancellationToken) => work switch
    {
        SessionWork.LoadHistory load => LoadAsync(load, cancellationToken),
        SessionWork.Admit => AdmitAsync(work, cancellationToken),
        SessionWork.Spend spend => SpendAsync(spend, cancellationToken),
        SessionWork.StoreQuestion question => StoreAsync(question, question.SessionId, [question.Message], cancellationToken),
        SessionWork.StoreTurn turn => StoreTurnAsync(turn, cancellationToken),
        SessionWork.Title title => TitleAsync(title, cancellationToken),
        SessionWork.Clear clear => ClearAsync(clear, cancellationToken),
        _ => throw new NotSupportedException($"{work.Name} is not known here."),
    };

    private async Task<SessionOutcome> LoadAsync(SessionWork.LoadHistory load, CancellationToken cancellationToken) =>
        new SessionOutcome.Loaded(load, await new HistoryReader(Messages, OwnerId, load.SessionId).ReadAsync(load.Tokens, cancellationToken).ConfigureAwait(false));

    private async Task<SessionOutcome> AdmitAsync(SessionWork work, CancellationToken cancellationToken) =>
        new SessionOutcome.Admitted(work, _user is null ? null : await _user.AdmitRequestAsync(cancellationToken).ConfigureAwait(false));

    private async Task<SessionOutcome> SpendAsync(SessionWork.Spend spend, CancellationToken cancellationToken) =>
        new SessionOutcome.Spent(spend, _user is null ? null : await _user.SpendAsync(spend.Spending, cancellationToken).ConfigureAwait(false));

    private async Task<SessionOutcome> StoreAsync(SessionWork work, long sessionId, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken) =>
        await Messages.AppendAsync(OwnerId, sessionId, messages, cancellationToken).ConfigureAwait(false) is { } stored
            ? new SessionOutcome.Stored(work, stored)
            : new SessionOutcome.Gone(work);

    private async Task<SessionOutcome> StoreTurnAsync(SessionWork.StoreTurn turn, CancellationToken cancellationToken)
    {
        var outcome = await StoreAsync(turn, turn.SessionId!.Value, turn.Messages, cancellationToken).ConfigureAwait(false);
        if (outcome is SessionOutcome.Stored)
        {
            foreach (var replaced in turn.Replaced)
            {
                await Messages.DeleteAsync(OwnerId, replaced, cancellationToken).ConfigureAwait(false);
            }

            if (turn.Counted is var (message, tokens))
            {
                await Messages.MeasureAsync(OwnerId, message, new() { TokensUsed = tokens }, cancellationToken).ConfigureAwait(false);
            }
        }

        return outcome;
    }

    private async Task<SessionOutcome> TitleAsync(SessionWork.Title title, CancellationToken cancellationToken)
    {
        if (services.Sessions is { } sessions
            && await sessions.FindAsync(OwnerId, title.SessionId, cancellationToken).ConfigureAwait(false) is { } session
            && AutoTitle.TryTake(session.Metadata, out var metadata)
            && AutoTitle.Of(title.Question) is { } text)
        {
            await sessions.UpdateAsync(OwnerId, session.Id, new() { Title = text, Metadata = metadata }, cancellationToken).ConfigureAwait(false);
        }

        return new SessionOutcome.Done(title);
    }

    private async Task<SessionOutcome> ClearAsync(SessionWork.Clear clear, CancellationToken cancellationToken) =>
        await Messages.ClearAsync(OwnerId, clear.SessionId, cancellationToken).ConfigureAwait(false)
            ? new SessionOutcome.Done(clear)
            : new SessionOutcome.Gone(clear);
}
