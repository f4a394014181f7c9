namespace Interpreter.Client.Live.Wire;

/// <summary>The waits between attempts to connect.</summary>
/// <param name="options">Their bounds.</param>
/// <param name="random">From 0 to below 1.</param>
internal sealed class Backoff(ReconnectOptions options, Func<double> random)
{
    private int _attempt;

    /// <summary>How many waits were handed out since the last success.</summary>
    public int Attempt => _attempt;

    /// <summary>The next wait: at least a fifth of the step, so that a lucky draw is no busy loop.</summary>
    public TimeSpan Next()
    {
        // Beyond 2^30 steps would overflow; the maximum is reached long before.
        var step = options.FirstDelay * Math.Pow(2, Math.Min(_attempt++, 30));
        return (step < options.MaxDelay ? step : options.MaxDelay) * (0.2 + (0.8 * random()));
    }

    /// <summary>It succeeded.</summary>
    public void Reset() => _attempt = 0;
}
