using Interpreter.Core.Sessions;

namespace Interpreter.Web.Listening;

internal sealed partial class Broadcast
{
    // Listeners that reload their page find it as it was.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(10);

    // Often enough for a number that people watch, seldom enough for a thousand who come at once.
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(SessionCommand.CountListeners.RenewalSeconds);

    private readonly string _place = Guid.NewGuid().ToString("N");
    private int _elsewhere;
    private int _counted;
    private long _emptyAt;

    private async Task RunAsync(IAsyncEnumerator<SessionOutput> outputs, CancellationTokenSource ending)
    {
        // Not on the caller's time.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var counting = CountAsync(ending);
        var end = ListeningEnd.Lost;
        try
        {
            end = await FollowAsync(outputs);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Nobody listens any more, or the server stops.
        }
        catch (SlowSubscriberException)
        {
            // This process does not keep up: its listeners may come back to another.
        }
        finally
        {
            End(end);
            await ending.CancelAsync();
            await counting;
            await outputs.DisposeAsync();
            ending.Dispose();
            _writer.Dispose();
        }
    }

    private async Task<ListeningEnd> FollowAsync(IAsyncEnumerator<SessionOutput> outputs)
    {
        while (await outputs.MoveNextAsync())
        {
            Tell(outputs.Current);
            switch (outputs.Current)
            {
                case SessionOutput.Unshared:
                    return ListeningEnd.Unshared;
                case SessionOutput.StateChanged { State: SessionState.Closed }:
                    return ListeningEnd.Over;
            }
        }

        return ListeningEnd.Lost;
    }

    private void End(ListeningEnd end)
    {
        lock (_gate)
        {
            _end = end;
            foreach (var listener in _listeners)
            {
                listener.Complete(end);
            }

            _listeners.Clear();
        }
    }

    // Tells the session how many listen here, and ends the broadcast when nobody does.
    private async Task CountAsync(CancellationTokenSource ending)
    {
        using var timer = new PeriodicTimer(CountEvery, _time);
        var toldAt = _time.GetTimestamp();
        try
        {
            do
            {
                var (count, isLeft) = Look();
                if (isLeft)
                {
                    await ending.CancelAsync();
                    return;
                }

                if (count != _counted || (count > 0 && _time.GetElapsedTime(toldAt) >= RenewEvery))
                {
                    Volatile.Write(ref _counted, count);
                    toldAt = _time.GetTimestamp();
                    await _session.SendAsync(new SessionCommand.CountListeners(_place, count), ending.Token);
                }
            }
            while (await timer.WaitForNextTickAsync(ending.Token));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Over.
        }
    }

    private (int Count, bool IsLeft) Look()
    {
        lock (_gate)
        {
            return (_listeners.Count, _listeners.Count == 0 && _time.GetElapsedTime(_emptyAt) >= Linger);
        }
    }
}
