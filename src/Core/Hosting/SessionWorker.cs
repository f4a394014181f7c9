using Interpreter.Core.Chat;
using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>Does what a session wants of databases and of other actors. Runs outside the session's turns, and holds no state of theirs.</summary>
internal sealed class SessionWorker(Guid id, SessionSettings settings, SessionServices services)
{
    // A sound store answers in milliseconds.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    // The user actor lets a request wait for its turn for as long as its settings allow.
    private static readonly TimeSpan UserTimeout = TimeSpan.FromMinutes(2);

    private readonly IUser? _user = settings.OwnerId is { } owner ? services.Users?.Find(owner) : null;

    // Written and read by one piece of work after another.
    private long? _storedSession;
    private bool _isGone;

    /// <summary>Whether a user actor counts what the session takes.</summary>
    public bool IsLimited => _user is not null;

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
        SessionWork.Hold => HoldAsync(work, cancellationToken),
        SessionWork.Release => ReleaseAsync(work, cancellationToken),
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

    private async Task<SessionOutcome> HoldAsync(SessionWork work, CancellationToken cancellationToken) =>
        new SessionOutcome.Admitted(work, _user is null ? null : await _user.HoldSessionAsync(id.ToString(), cancellationToken).ConfigureAwait(false));

    private async Task<SessionOutcome> ReleaseAsync(SessionWork work, CancellationToken cancellationToken)
    {
        await _user!.CloseSessionAsync(id.ToString(), cancellationToken).ConfigureAwait(false);
        return new SessionOutcome.Done(work);
    }

    private async Task<SessionOutcome> SpendAsync(SessionWork.Spend spend, CancellationToken cancellationToken) =>
        new SessionOutcome.Spent(spend, _user is null ? null : await _user.SpendAsync(spend.Spending, cancellationToken).ConfigureAwait(false));

    private async Task<SessionOutcome> StoreAsync(SessionWork work, long sessionId, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken) =>
        await Messages.AppendAsync(OwnerId, sessionId, messages, cancellationToken).ConfigureAwait(false) is { } stored
            ? new SessionOutcome.Stored(work, stored)
            : new SessionOutcome.Gone(work);

    private async Task<SessionOutcome> StoreTurnAsync(SessionWork.StoreTurn turn, CancellationToken cancellationToken)
    {
        if (services.Messages is null || await FindSessionAsync(turn, cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return new SessionOutcome.Done(turn);
        }

        var outcome = await StoreAsync(turn, session, turn.Messages, cancellationToken).ConfigureAwait(false);
        _isGone |= outcome is SessionOutcome.Gone;
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

    // An interpretation is made with its first turn, and not again when its owner deletes it while it goes on.
    private async Task<long?> FindSessionAsync(SessionWork.StoreTurn turn, CancellationToken cancellationToken)
    {
        if (_isGone || turn.SessionId is not null || services.Sessions is not { } sessions)
        {
            return _isGone ? null : turn.SessionId;
        }

        return _storedSession ??= (await sessions.FindByKeyAsync(OwnerId, id, cancellationToken).ConfigureAwait(false)
            ?? await sessions.CreateAsync(
                new NewSession(OwnerId, turn.NewTitle!) { Key = id, Kind = SessionKind.Interpretation }, cancellationToken).ConfigureAwait(false)).Id;
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
