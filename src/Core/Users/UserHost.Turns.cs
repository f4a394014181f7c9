namespace Interpreter.Core.Users;

/// <summary>The turns: one at a time, each with what it asks of timers.</summary>
internal sealed partial class UserHost
{
    private DateTimeOffset Now => _time.GetUtcNow();

    /// <inheritdoc/>
    public void Answer(long ticket, Admission admission)
    {
        _metrics.Answered(admission);
        if (_waiting.Remove(ticket, out var answer))
        {
            answer.SetResult(admission);
        }
    }

    /// <inheritdoc/>
    public void Note(UserNote note)
    {
        _metrics.Noted(note);
        _observer.Noted(_id, note);
    }

    private async Task<T> AskAsync<T>(Func<T> ask, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        return await InTurnAsync(ask).ConfigureAwait(false);
    }

    private Task<T> InTurnAsync<T>(Func<T> ask)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(answer, () => answer.SetResult(ask()));
        return answer.Task;
    }

    private void Post<T>(TaskCompletionSource<T> answer, Action turn) => _mailbox.Post(() =>
    {
        try
        {
            turn();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A defect costs the call that met it; the mailbox must go on.
            Note(new UserNote.Defect(error));
            answer.TrySetException(error);
        }
    });

    private void GiveUp(long ticket, CancellationToken cancellationToken)
    {
        if (_machine.Cancel(ticket, Now) && _waiting.Remove(ticket, out var answer))
        {
            answer.SetCanceled(cancellationToken);
        }
    }

    private bool MayGo() =>
        _time.GetElapsedTime(Volatile.Read(ref _calledAt)) >= _options.RestAfter
        && !_isStoring
        && (_isGone || !_machine.IsUnstored)
        && _machine.IsAtRest(Now);

    private void Tick()
    {
        _timerDueAt = null;
        _machine.Tick(Now);
    }

    private void Run(Action turn)
    {
        try
        {
            turn();
            ArmTimer(Now);
            ArmStore();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Note(new UserNote.Defect(error));
        }
    }

    private void ArmTimer(DateTimeOffset now)
    {
        if (_machine.NextDeadline(now) is not { } due || due >= _timerDueAt)
        {
            return;
        }

        _timerDueAt = due;

        // Timers are whole milliseconds: rounded up, so that one never fires before its deadline.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (due - now).TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }
}
