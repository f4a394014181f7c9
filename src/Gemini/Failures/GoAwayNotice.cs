namespace Interpreter.Gemini.Failures;

/// <summary>Remembers a goAway and when its time comes.</summary>
internal sealed class GoAwayNotice(TimeProvider timeProvider)
{
    private long _announcedAt;
    private TimeSpan? _timeLeft;

    /// <summary>What was announced, as of now.</summary>
    public GoAwayState State => _timeLeft is not { } left ? GoAwayState.None
        : timeProvider.GetElapsedTime(_announcedAt) < left ? GoAwayState.Announced
        : GoAwayState.Due;

    /// <summary>The server said when it will close; the latest word counts.</summary>
    public void Announce(TimeSpan timeLeft)
    {
        _announcedAt = timeProvider.GetTimestamp();
        _timeLeft = timeLeft;
    }
}
