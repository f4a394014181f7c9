namespace Interpreter.Testing;

/// <summary>What an action allocates on its thread.</summary>
public static class Allocations
{
    private const int Rounds = 5;

    /// <summary>Bytes a run, by the best of several rounds: the runtime allocates on its own account now and then.</summary>
    public static long PerRun(Action action, int runs = 500)
    {
        ArgumentNullException.ThrowIfNull(action);
        var best = long.MaxValue;

        // The first round is for the runtime to compile and the pools to fill.
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var run = 0; run < runs; run++)
            {
                action();
            }

            if (round > 0)
            {
                best = Math.Min(best, (GC.GetAllocatedBytesForCurrentThread() - before) / runs);
            }
        }

        return best;
    }
}
