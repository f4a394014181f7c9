using System.Data.Common;
using System.Text.Json;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Users;

/// <summary>What the store keeps: limits are read, the day's use is read and written.</summary>
internal sealed partial class UserHost
{
    private const int StopAttempts = 3;

    private ActorSnapshot _stored;
    private Task? _load;
    private Task? _storing;
    private bool _isStoring;
    private bool _storeArmed;
    private bool _isGone;
    private long _reads;
    private long _newestRead;

    /// <inheritdoc/>
    public async Task StoreAsync()
    {
        // More than once, where something was counted while it was stored, or another process had written.
        for (var attempt = 0; attempt < StopAttempts && await InTurnAsync(BeginStore).ConfigureAwait(false) is { } storing; attempt++)
        {
            await storing.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task RefreshAsync() => Volatile.Read(ref _load) is { IsCompletedSuccessfully: true } ? RefreshLimitsAsync() : Task.CompletedTask;

    // One write stores what came until it began: whoever comes while one is on its way waits for it and for the next.
    private async Task StoreFirstAsync(Admission admission, CancellationToken cancellationToken)
    {
        if (!_options.StoresFirst || !admission.IsAllowed)
        {
            return;
        }

        var change = await InTurnAsync(() => _machine.Changes).ConfigureAwait(false);
        for (var attempt = 0; attempt < StopAttempts; attempt++)
        {
            if (await InTurnAsync(() => _machine.IsWritten(change) ? null : BeginStore()).ConfigureAwait(false) is not { } storing)
            {
                return;
            }

            try
            {
                await storing.WaitAsync(_options.StoreFirstFor, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // It goes on, and says what comes of it.
                return;
            }
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _load) is not { IsCompletedSuccessfully: true })
        {
            // Whoever comes first begins to read for all; after a failure, the next one.
            var load = await InTurnAsync(() => _load is null or { IsFaulted: true } ? _load = BeginLoad() : _load).ConfigureAwait(false);
            await load.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task BeginLoad()
    {
        // Many may wait for it, and what one of them does next must not hold up the others.
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = ReadAsync(loaded);
        return loaded.Task;
    }

    private async Task ReadAsync(TaskCompletionSource loaded)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await ReadSnapshotAsync().ConfigureAwait(false);
            await ReadLimitsAsync(CancellationToken.None).ConfigureAwait(false);
            loaded.SetResult();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            loaded.SetException(error);
        }
    }

    private async Task ReadSnapshotAsync()
    {
        var stored = await TimedAsync(token => _snapshots.ReadAsync(UserSnapshot.Kind, $"{_id}", token), CancellationToken.None).ConfigureAwait(false);
        await InTurnAsync(() =>
        {
            // None: it was never written, or was deleted with its user.
            _stored = stored ?? new(UserSnapshot.Kind, $"{_id}") { OwnerId = _id };
            _machine.Found(Parse(stored), Now);
            return true;
        }).ConfigureAwait(false);
    }

    private async Task ReadLimitsAsync(CancellationToken cancellationToken)
    {
        var read = Interlocked.Increment(ref _reads);
        var account = await TimedAsync(token => _users.FindAsync(_id, token), cancellationToken).ConfigureAwait(false);
        await InTurnAsync(() =>
        {
            // A read that began later, and ended earlier, knows better.
            if (read > _newestRead)
            {
                _newestRead = read;
                _machine.SetLimits(LimitsOf(account), Now);
            }

            return true;
        }).ConfigureAwait(false);
    }

    private async Task RefreshLimitsAsync()
    {
        try
        {
            await ReadLimitsAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            // What was read last holds until the next look.
            Note(new UserNote.LimitsNotRead(error));
        }
    }

    private UserLimits LimitsOf(UserAccount? account)
    {
        _isGone = account is null;
        if (account is not { IsActive: true })
        {
            return UserLimits.Nothing;
        }

        var own = LimitsJson.Read(account.Limits, out var problems);
        if (problems.Count > 0)
        {
            Note(new UserNote.LimitsUnreadable(string.Join(", ", problems.Select(problem => problem.Field))));
        }

        return own.Over(_options.Limits);
    }

    private UserSnapshot Parse(ActorSnapshot? stored)
    {
        var nothing = new UserSnapshot(DateOnly.MinValue, 0, 0, 0, DateTimeOffset.MinValue);
        try
        {
            return stored is null ? nothing : UserSnapshot.Read(stored.Payload);
        }
        catch (JsonException error)
        {
            // To lose a day's count costs at most a day's limit; to admit nothing would cost the user the service.
            Note(new UserNote.SnapshotUnreadable(error));
            return nothing;
        }
    }

    private void ArmStore()
    {
        if (_machine.IsUnstored && !_isGone && !_isStoring && !_storeArmed)
        {
            _storeArmed = true;
            _storeTimer.Change(_options.StoreAfter, Timeout.InfiniteTimeSpan);
        }
    }

    // Null: there is nothing to store, or nobody to store it for.
    private Task? BeginStore()
    {
        _storeArmed = false;
        if (_isStoring)
        {
            return _storing;
        }

        if (!_machine.IsUnstored || _isGone)
        {
            return null;
        }

        _isStoring = true;
        return _storing = WriteAsync(_stored with { Payload = _machine.BeginWrite(Now).Write() });
    }

    private async Task WriteAsync(ActorSnapshot snapshot)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var written = await TimedAsync(token => _snapshots.WriteAsync(snapshot, token), CancellationToken.None).ConfigureAwait(false);
            await InTurnAsync(() => Written(written)).ConfigureAwait(false);
        }
        catch (SnapshotConflictException)
        {
            // Another process wrote, or a write of ours whose answer was lost: what is counted here comes on top of it.
            await ReadAgainAsync().ConfigureAwait(false);
        }
        catch (FieldException error) when (error.Field == "user")
        {
            await InTurnAsync(() => _isGone = true).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            await TryLaterAsync(error).ConfigureAwait(false);
        }
        finally
        {
            await InTurnAsync(() => _isStoring = false).ConfigureAwait(false);
        }
    }

    private bool Written(ActorSnapshot written)
    {
        _stored = written;
        _machine.Written();
        return true;
    }

    private async Task ReadAgainAsync()
    {
        try
        {
            await ReadSnapshotAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            await TryLaterAsync(error).ConfigureAwait(false);
        }
    }

    private Task<bool> TryLaterAsync(Exception error) => InTurnAsync(() =>
    {
        Note(new UserNote.NotStored(error));
        _storeArmed = true;
        return _storeTimer.Change(_options.StoreAgainAfter, Timeout.InfiniteTimeSpan);
    });

    private async Task<T> TimedAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.StoreTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"The database gave no answer within {_options.StoreTimeout.TotalSeconds:0.###} s.", error);
        }
    }
}
