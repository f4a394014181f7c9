namespace Interpreter.Cli.Conversation;

/// <summary>Lets audio go out at the speed at which it was spoken, or a multiple of it.</summary>
/// <param name="time">The clock.</param>
/// <param name="speed">1 for real time.</param>
internal sealed class Pace(TimeProvider time, double speed)
{
    // After a longer stall the audio goes on from now, instead of catching up in a burst. What is fast already never
    // catches up: a burst would run into the answer that it waits for.
    private readonly TimeSpan _maxLag = speed > 1 ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _due;

    /// <summary>Waits as long as the audio just sent takes to speak.</summary>
    public async Task WaitAsync(TimeSpan spoken, CancellationToken cancellationToken)
    {
        var now = time.GetElapsedTime(_began);
        if (now - _due > _maxLag)
        {
            _due = now;
        }

        _due += spoken / speed;
        if (_due > now)
        {
            await Task.Delay(_due - now, time, cancellationToken);
        }
    }
}
