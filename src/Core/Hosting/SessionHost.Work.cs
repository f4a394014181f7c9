using Interpreter.Core.Sessions;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;

namespace Interpreter.Core.Hosting;

internal sealed partial class SessionHost
{
    // Turns that wait for a store that is away; at a turn in five seconds they last for five minutes.
    private const int MaxWrites = 64;

    // The adapter has deadlines of its own; this one is for an adapter without.
    private static readonly TimeSpan AnswerStall = TimeSpan.FromSeconds(120);

    // How long a turn is tried to be stored.
    private static readonly TimeSpan StorePatience = TimeSpan.FromMinutes(5);

    // What is under way when the session closes gets so long: an orchestrator kills sooner than a database recovers.
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(5);

    private readonly LinkedList<SessionWork> _writes = new();
    private readonly CancellationTokenSource _stopWaiting = new();
    private readonly CancellationTokenSource _stopWorking;
    private SessionWork? _writing;
    private CancellationTokenSource? _asking;
    private int _working;

    void ISessionEffects.Begin(SessionWork work)
    {
        if (!work.Writes)
        {
            Start(work);
            return;
        }

        if (_writes.Count == MaxWrites)
        {
            var oldest = _writes.First!.Value;
            _writes.RemoveFirst();
            _working++;
            _mailbox.Post(SessionTurn.Worked(new SessionOutcome.Failed(oldest, new TimeoutException("Too much waits for the store."))));
        }

        _writes.AddLast(work);
        WriteNext();
    }

    void ISessionEffects.Abandon(SessionWork work) => _writes.Remove(work);

    void ISessionEffects.AskModel(long turn, TextRequest request)
    {
        _asking = new CancellationTokenSource(AnswerStall, _time);
        _ = AskAsync(turn, request, _asking);
    }

    void ISessionEffects.StopAsking()
    {
        // Not within the session's turn: what is cancelled may take its time.
        _ = _asking?.CancelAsync();
        _asking = null;
    }

    private void StopWorking()
    {
        ((ISessionEffects)this).StopAsking();
        _ = _stopWaiting.CancelAsync();
        // Of one that goes on elsewhere the hold goes on as well, for as long as it lasts.
        if (_worker.IsLimited && _suspended is null)
        {
            Start(new SessionWork.Release());
        }

        if (_working > 0)
        {
            _stopWorking.CancelAfter(ClosingPatience);
        }
    }

    private void WriteNext()
    {
        if (_writing is null && _writes.First is { Value: var next })
        {
            _writes.RemoveFirst();
            _writing = next;
            Start(next);
        }
    }

    private void Start(SessionWork work)
    {
        _working++;
        _ = WorkAsync(work);
    }

    private void EndWork(SessionOutcome outcome)
    {
        _working--;
        if (outcome.Work == _writing)
        {
            _writing = null;
            WriteNext();
        }
    }

    private void Worked(SessionOutcome outcome, TimeSpan now)
    {
        EndWork(outcome);

        // What is only of use to a session that lives is given up when it closes: nothing failed.
        if (outcome is SessionOutcome.Failed failed && (failed.Work.OutlivesSession || !_isFinished))
        {
            ((ISessionEffects)this).Note(new SessionNote.WorkFailed(failed.Work.Name, failed.Error, failed.Work.IsRepeated));
        }

        _machine.Done(outcome, now);
    }

    // Runs outside the turns, and tells the session what comes of it.
    private async Task WorkAsync(SessionWork work)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var since = _time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(work).ConfigureAwait(false);
            if (outcome is not SessionOutcome.Failed failed || !work.IsRepeated || !SessionWorker.MayPass(failed.Error)
                || _stopWaiting.IsCancellationRequested || _time.GetElapsedTime(since) > StorePatience)
            {
                _mailbox.Post(SessionTurn.Worked(outcome));
                return;
            }

            await Task.Delay(Backoff.Delay(attempt + 1, Random.Shared.NextDouble()), _time, _stopWaiting.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SessionOutcome> TryAsync(SessionWork work)
    {
        using var timeout = new CancellationTokenSource(SessionWorker.Timeout(work), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, work.OutlivesSession ? _stopWorking.Token : _stopWaiting.Token);
        try
        {
            return await _worker.DoAsync(work, either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever goes wrong there costs its piece of work, never the session.
            return new SessionOutcome.Failed(work, error);
        }
    }

    private async Task AskAsync(long turn, TextRequest request, CancellationTokenSource asking)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        UpstreamException failure;
        try
        {
            await foreach (var delta in _services.Text!.StreamAsync(request, asking.Token).ConfigureAwait(false))
            {
                asking.CancelAfter(AnswerStall);
                _mailbox.Post(SessionTurn.Wrote(turn, delta));
                if (delta.End is not null)
                {
                    return;
                }
            }

            failure = new UpstreamException(UpstreamFailure.Network, "The model's answer broke off.");
        }
        catch (UpstreamException error)
        {
            failure = error;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = asking.IsCancellationRequested
                ? new UpstreamException(UpstreamFailure.Network, $"The model was silent for {AnswerStall.TotalSeconds:0} s.", inner: error)
                : new UpstreamException(UpstreamFailure.Transient, "The model failed unexpectedly.", inner: error);
        }
        finally
        {
            // Not disposed, as the session may be about to stop it; without its timer nothing is held.
            asking.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        // Of no effect where the session itself stopped it.
        _mailbox.Post(SessionTurn.WriterFailed(turn, failure));
    }
}
