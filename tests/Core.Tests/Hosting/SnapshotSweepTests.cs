using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Tests.Hosting;

/// <summary>When snapshots that nobody keeps anew are deleted.</summary>
public sealed class SnapshotSweepTests : IDisposable
{
    private static readonly SessionOptions Options = new() { DetachedTimeout = TimeSpan.FromHours(3), KeepEvery = TimeSpan.FromMinutes(10) };

    private readonly Rows _rows = new();
    private readonly SessionMetrics _metrics = new();
    private readonly SnapshotSweep _sweep;

    public SnapshotSweepTests() => _sweep = new(_rows, Options, _metrics);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task All_go_that_are_older_than_a_client_may_stay_away_batch_by_batch()
    {
        Assert.Equal(0, await _sweep.RunAsync(Cancel));
        _rows.Abandoned = 2500;
        Assert.Equal(2500, await _sweep.RunAsync(Cancel));
        Assert.Equal([1000, 1000, 500], _rows.Batches);
        Assert.Equal(TimeSpan.FromHours(4), _rows.Age);
    }

    [Fact]
    public async Task After_a_failure_it_only_looks_as_sessions_that_live_could_not_keep_theirs_either()
    {
        _rows.Abandoned = 1;
        Assert.Equal(0, await _sweep.RunAsync(Cancel));
        _rows.IsAway = true;
        await Assert.ThrowsAsync<TimeoutException>(() => _sweep.RunAsync(Cancel));
        await Assert.ThrowsAsync<TimeoutException>(() => _sweep.RunAsync(Cancel));
        _rows.IsAway = false;
        Assert.Equal(0, await _sweep.RunAsync(Cancel));
        Assert.Empty(_rows.Batches);
        Assert.Equal(1, await _sweep.RunAsync(Cancel));
    }

    private sealed class Rows : IKeptSnapshots
    {
        public int Abandoned { get; set; }

        public bool IsAway { get; set; }

        public TimeSpan Age { get; private set; }

        public List<int> Batches { get; } = [];

        public Task ReachAsync(CancellationToken cancellationToken) => IsAway ? throw new TimeoutException() : Task.CompletedTask;

        public async Task<int> DeleteAsync(TimeSpan age, int most, CancellationToken cancellationToken)
        {
            await ReachAsync(cancellationToken);
            Age = age;
            Batches.Add(Math.Min(Abandoned, most));
            Abandoned -= Batches[^1];
            return Batches[^1];
        }
    }
}
