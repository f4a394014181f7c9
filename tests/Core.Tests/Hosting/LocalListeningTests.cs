using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Hosting;

public sealed class LocalListeningTests : ListeningContractTests, IAsyncDisposable
{
    private readonly SessionMetrics _metrics = new();
    private readonly FakeClock _clock = new();
    private readonly LocalSessionDirectory _directory;

    public LocalListeningTests() => _directory = new LocalSessionDirectory(Model, new SessionOptions(), _metrics, null, _clock);

    protected override ISessionDirectory Directory => _directory;

    [Fact]
    public async Task A_session_that_its_owner_left_does_not_wait_for_listeners()
    {
        var (session, _, owner) = await OpenAsync();
        var share = await ShareAsync(session, owner);
        await using var listener = await ListenAsync(session, share);
        await owner.DisposeAsync();
        _clock.Advance(new SessionOptions().DetachedTimeout + TimeSpan.FromSeconds(1));
        Assert.Equal("detached", (await listener.UntilAsync<SessionOutput.StateChanged>(changed => changed.State == SessionState.Closed)).Reason);
    }

    [Fact]
    public void A_place_that_falls_silent_is_forgotten()
    {
        var rig = MachineRig.Ready();
        rig.Machine.Take(new SessionCommand.Share(), rig.Now);
        rig.Machine.Take(new SessionCommand.CountListeners("a", 2), rig.Now);
        rig.Pass(50_000);
        rig.Machine.Take(new SessionCommand.CountListeners("b", 1), rig.Now);
        rig.Pass(11_000);
        Assert.Equal([2, 3, 1], rig.Effects.Outputs.OfType<SessionOutput.ListenersChanged>().Select(changed => changed.Count));
    }

    public async ValueTask DisposeAsync()
    {
        await _directory.DisposeAsync();
        _metrics.Dispose();
    }
}
