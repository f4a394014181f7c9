using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;

namespace Interpreter.Core.Tests.Hosting;

public sealed class LocalSessionDirectoryTests : SessionContractTests, IAsyncDisposable
{
    private readonly SessionMetrics _metrics = new();
    private readonly LocalSessionDirectory _directory;

    public LocalSessionDirectoryTests() =>
        _directory = new LocalSessionDirectory(Model, new SessionOptions { MaxSessions = 2 }, _metrics, null, TimeProvider.System);

    protected override ISessionDirectory Directory => _directory;

    [Fact]
    public async Task No_more_sessions_are_created_than_the_host_may_hold()
    {
        var cancel = TestContext.Current.CancellationToken;
        var first = await _directory.CreateAsync(MachineRig.Settings(), cancel);
        await _directory.CreateAsync(MachineRig.Settings(), cancel);
        var refused = await Assert.ThrowsAsync<SessionLimitException>(async () => await _directory.CreateAsync(MachineRig.Settings(), cancel));
        Assert.Contains("(2)", refused.Message, StringComparison.Ordinal);

        await using var follower = new Follower(first, 0);
        await first.SendAsync(new SessionCommand.Close(), cancel);
        await follower.UntilEndAsync();
        while (_directory.Count > 1)
        {
            await Task.Yield();
        }

        await _directory.CreateAsync(MachineRig.Settings(), cancel);
    }

    [Fact]
    public async Task Stopping_the_host_closes_its_sessions()
    {
        var session = await _directory.CreateAsync(MachineRig.Settings(), TestContext.Current.CancellationToken);
        await using var follower = new Follower(session, 0);
        await _directory.DisposeAsync();
        await follower.UntilEndAsync();
        await Assert.ThrowsAsync<SessionLimitException>(async () => await _directory.CreateAsync(MachineRig.Settings(), TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _directory.DisposeAsync();
        _metrics.Dispose();
    }
}
