namespace Interpreter.Core.Sessions;

/// <summary>Exponential backoff with full jitter; the first retry comes at once, as most losses are of the connection alone.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Base = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(8);

    /// <summary>How long to wait.</summary>
    /// <param name="attempt">How many attempts have failed in a row, from 1.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Delay(int attempt, double random)
    {
        if (attempt <= 1)
        {
            return TimeSpan.Zero;
        }

        var ceiling = Base * Math.Pow(2, Math.Min(attempt - 1, 10));
        if (ceiling > Cap)
        {
            ceiling = Cap;
        }

        // Never less than half, so that a row of lucky draws does not use up the attempts in an instant.
        return ceiling / 2 + ceiling / 2 * random;
    }
}
