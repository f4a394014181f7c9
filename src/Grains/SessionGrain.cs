using System.Data.Common;
using System.Text.Json;
using System.Threading.Channels;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Users;
using Interpreter.Core.Wire;
using Interpreter.Grains.Wire;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Storage;

namespace Interpreter.Grains;

/// <summary>A session on a silo: finds its snapshot, hosts it, and keeps what it must not lose.</summary>
[GrainType("session"), Immovable]
internal sealed partial class SessionGrain(
    [PersistentState("session", GrainServices.SessionStorage)] IPersistentState<KeptSession> kept, SessionEngine engine, TimeProvider time, ILogger<SessionGrain> logger)
    : Grain, ISessionGrain, ISessionKeeper
{
    private readonly Attachments _attachments = new(time);

    // Kept when it is over, for a follower that comes a moment late to learn why; it goes with the activation.
    private IHostedSession? _session;
    private Channel<SessionSnapshot> _snapshots = Newest();
    private Task _keeping = Task.CompletedTask;
    private Task _ending = Task.CompletedTask;

    private Guid Id => this.GetPrimaryKey();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!kept.RecordExists)
        {
            LeaveUnlessOpened();
            return Task.CompletedTask;
        }

        try
        {
            Host(engine.Restore(SessionJson.ReadSnapshot(kept.State.Snapshot), this));
            Restored(logger, Id);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // A newer version's, it may be, which reads it again once it is back: it stays until the session begins anew.
            Unreadable(logger, Id, exception);
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_session is not { } session)
        {
            return;
        }

        // First of all, and even where there is no time for more: one session must not live twice.
        var suspending = session.SuspendAsync(CancellationToken.None);
        _snapshots.Writer.TryComplete();
        try
        {
            await Task.WhenAll(suspending, _keeping).WaitAsync(cancellationToken);
            if (await suspending is { } last && await WriteAsync(last).WaitAsync(cancellationToken))
            {
                Suspended(logger, Id, reason.ReasonCode);
            }
        }
        catch (OperationCanceledException)
        {
            NotHandedOver(logger, Id);
        }
    }

    public async Task<WireRefusal?> OpenAsync(SessionOpening opening, CancellationToken cancellationToken)
    {
        if (_session is { } session)
        {
            if (await session.TouchAsync())
            {
                return null;
            }

            // What it still stores belongs to the history that its successor reads.
            await _ending.WaitAsync(cancellationToken);
        }

        try
        {
            Host(await engine.StartAsync(opening.Read() with { Key = Id }, this, cancellationToken));
            return null;
        }
        catch (SessionLimitException limit)
        {
            Refused(logger, Id, limit.Message);
            if (limit is UserLimitException)
            {
                DeactivateOnIdle();
            }
            else
            {
                GoElsewhere();
            }

            return WireRefusal.Of(limit);
        }
        catch (DbException exception)
        {
            DeactivateOnIdle();
            throw new UserUnreadException(exception.Message);
        }
    }

    public Task<bool> LivesAsync(CancellationToken cancellationToken)
    {
        if (_session is null)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(_session is { Closed.IsCompleted: false });
    }

    public Task FollowAsync(Guid attachment, Heard heard, ISessionFollower follower)
    {
        if (_session is { } session)
        {
            _attachments.Add(attachment, session, heard, follower);
        }
        else
        {
            _ = follower.HearAsync(new(1, WireOutput.Of(new SessionOutput.StateChanged(SessionState.Closed, "unknown"))));
            DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }

    public Task<Attached?> HeardAsync(Guid attachment, long through) => Task.FromResult(_attachments.Heard(attachment, through));

    public Task LeaveAsync(Guid attachment)
    {
        _attachments.Leave(attachment);
        return Task.CompletedTask;
    }

    public Task SendAudioAsync(Guid attachment, AudioBatch batch)
    {
        _attachments.Take(attachment, batch);
        return Task.CompletedTask;
    }

    public async Task CloseAsync()
    {
        if (_session is { } session)
        {
            await session.SendAsync(new SessionCommand.Close(), CancellationToken.None);
        }
        else
        {
            DeactivateOnIdle();
        }
    }

    public Task<bool> SendAsync(Guid attachment, long number, WireCommand command) => _attachments.TakeAsync(attachment, number, command);

    void ISessionKeeper.Keep(SessionSnapshot snapshot) => _snapshots.Writer.TryWrite(snapshot);

    private void Host(IHostedSession session)
    {
        _session = session;
        _keeping = KeepAsync(_snapshots.Reader);
        _ending = EndAsync(session);
    }

    // Only the newest snapshot counts.
    private static Channel<SessionSnapshot> Newest() => Channel.CreateBounded<SessionSnapshot>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    // Runs on the grain's scheduler, as all that touches its state.
    private async Task KeepAsync(ChannelReader<SessionSnapshot> snapshots)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        await foreach (var snapshot in snapshots.ReadAllAsync())
        {
            await WriteAsync(snapshot);
        }
    }

    private async Task<bool> WriteAsync(SessionSnapshot snapshot)
    {
        try
        {
            kept.State.Snapshot = SessionJson.Write(snapshot);
            await kept.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            EndGhost();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The session goes on; the next snapshot says all that this one did.
            NotKept(logger, Id, exception);
        }

        return false;
    }

    // The session has come to life elsewhere since, and what is kept of it is the other's.
    private void EndGhost()
    {
        if (_session is { } session)
        {
            Ghost(logger, Id);
            _ = session.SuspendAsync(CancellationToken.None);
            _session = null;
            DeactivateOnIdle();
        }
    }

    private async Task EndAsync(IHostedSession session)
    {
        await session.Closed;
        _snapshots.Writer.TryComplete();
        await _keeping;
        _snapshots = Newest();
        try
        {
            if (kept.RecordExists)
            {
                await kept.ClearStateAsync();
            }
        }
        catch (InconsistentStateException)
        {
            EndGhost();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            NotCleared(logger, Id, exception);
        }
    }
}
