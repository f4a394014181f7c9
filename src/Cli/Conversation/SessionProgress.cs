using Interpreter.Core.Sessions;

namespace Interpreter.Cli.Conversation;

/// <summary>Where a session stands, for a sender to wait on. Updated by one task, awaited by another.</summary>
/// <param name="time">The clock of the timeouts.</param>
internal sealed class SessionProgress(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SessionState _session = SessionState.Connecting;
    private SpeechState _speech = SpeechState.Silent;
    private long _lastOutputAt = time.GetTimestamp();
    private bool _isOver;
    private Exception? _failure;

    /// <summary>Whether the model listens.</summary>
    public bool IsReady => _session is SessionState.Ready or SessionState.Idle;

    /// <summary>Whether nobody speaks and no answer is due.</summary>
    public bool IsSilent => _speech == SpeechState.Silent;

    /// <summary>Whether an answer is due, or being spoken.</summary>
    public bool IsAnswering => _speech == SpeechState.Processing;

    /// <summary>Takes note of an output.</summary>
    public void Update(SessionOutput output) => Change(() =>
    {
        _lastOutputAt = time.GetTimestamp();
        switch (output)
        {
            case SessionOutput.StateChanged changed:
                _session = changed.State;
                break;
            case SessionOutput.SpeechStateChanged changed:
                _speech = changed.State;
                break;
            case SessionOutput.Attached attached:
                _session = attached.State;
                break;
        }
    });

    /// <summary>No output follows.</summary>
    /// <param name="failure">Why, where it is not as it should be.</param>
    public void End(Exception? failure) => Change(() =>
    {
        _isOver = true;
        _failure = failure;
    });

    /// <summary>Waits until something holds.</summary>
    /// <param name="condition">What; true at once where it holds already.</param>
    /// <param name="patience">How long the session may say nothing meanwhile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False: it said nothing for that long.</returns>
    /// <exception cref="CliException">The session ended first.</exception>
    public async Task<bool> WaitAsync(Func<SessionProgress, bool> condition, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            Task changed;
            TimeSpan left;
            lock (_lock)
            {
                if (condition(this))
                {
                    return true;
                }

                if (_isOver)
                {
                    throw _failure ?? new CliException("The session ended before everything was interpreted.");
                }

                changed = _changed.Task;
                left = patience - time.GetElapsedTime(Math.Max(began, _lastOutputAt));
            }

            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            try
            {
                await changed.WaitAsync(left, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Looks again: an output may have come in the last moment.
            }
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
