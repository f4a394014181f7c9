using Interpreter.Core.Sessions;

namespace Interpreter.Core.Hosting;

/// <summary>
/// Deletes the snapshots that sessions leave behind whose process was lost and whose client never came back. Each process of
/// a cluster may sweep; a session that lives keeps its snapshot young.
/// </summary>
public sealed class SnapshotSweep
{
    private const int Batch = 1000;

    private readonly IKeptSnapshots _snapshots;
    private readonly SessionOptions _options;
    private readonly SessionMetrics _metrics;
    private bool _isCertain;

    /// <summary>Creates the sweep.</summary>
    /// <param name="snapshots">What is swept.</param>
    /// <param name="options">For all sessions.</param>
    /// <param name="metrics">Counts them.</param>
    public SnapshotSweep(IKeptSnapshots snapshots, SessionOptions options, SessionMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(metrics);
        (_snapshots, _options, _metrics) = (snapshots, options, metrics);
    }

    /// <summary>How often to sweep: from one sweep to the next every session that lives keeps its snapshot anew.</summary>
    public TimeSpan Period => 1.5 * _options.KeepEvery;

    /// <summary>Sweeps. The first time, and after a failure, only looks whether the store is there.</summary>
    /// <returns>How many sessions are forgotten.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var isCertain = _isCertain;
        _isCertain = false;

        // While the store was away nobody could keep anything: what looks abandoned now may have grown old with it.
        if (!isCertain)
        {
            await _snapshots.ReachAsync(cancellationToken).ConfigureAwait(false);
        }

        var deleted = isCertain ? await DeleteAsync(cancellationToken).ConfigureAwait(false) : 0;
        _isCertain = true;
        return deleted;
    }

    private async Task<int> DeleteAsync(CancellationToken cancellationToken)
    {
        var (all, some) = (0, Batch);
        while (some == Batch)
        {
            some = await _snapshots.DeleteAsync(_options.AbandonedAfter, Batch, cancellationToken).ConfigureAwait(false);
            _metrics.SessionsAbandoned(some);
            all += some;
        }

        return all;
    }
}
