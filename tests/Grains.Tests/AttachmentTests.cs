using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Tests.Sessions;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Grains.Wire;
using Interpreter.Testing.Upstream;

namespace Interpreter.Grains.Tests;

/// <summary>What a session takes only from those who follow it.</summary>
public sealed class AttachmentTests : IClassFixture<ClusterFixture>
{
    private readonly ClusterFixture _cluster;

    public AttachmentTests(ClusterFixture cluster)
    {
        _cluster = cluster;
        _cluster.Model = new ScriptedConnector();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The gateway would take it for heard, and never say again what came before it.
    [Fact]
    public async Task A_call_that_was_meant_for_a_lost_silo_is_not_taken_where_the_session_lives_now()
    {
        var (grain, follower) = (_cluster.Cluster.Client.GetGrain<ISessionGrain>(Guid.NewGuid()), new Follower());
        await grain.OpenAsync(SessionOpening.Of(MachineRig.Settings() with { Key = grain.GetPrimaryKey() }), Token);
        var lost = Guid.NewGuid();
        await grain.SendAudioAsync(lost, Frame(message: 1, number: 40));
        Assert.False(await grain.SendAsync(lost, 2, WireCommand.Of(new SessionCommand.Close())));
        Assert.Null(await grain.HeardAsync(lost, 0));

        var attachment = Guid.NewGuid();
        await grain.FollowAsync(attachment, default, _cluster.Cluster.Client.CreateObjectReference<ISessionFollower>(follower));
        Assert.Equal(0, (await follower.Attached).AudioSequence);
        await grain.SendAudioAsync(attachment, Frame(message: 1, number: 1));
        Assert.True(await grain.SendAsync(attachment, 2, WireCommand.Of(new SessionCommand.EndUtterance())));
        Assert.Equal((2, 1), await grain.HeardAsync(attachment, 0) is { } there ? (there.Said, there.AudioThrough) : default);
        Assert.True(await grain.SendAsync(attachment, 3, WireCommand.Of(new SessionCommand.Close())));
        await follower.Over;
    }

    [Fact]
    public async Task A_session_that_is_closed_by_who_leaves_at_once_or_never_followed_it_is_over()
    {
        var settings = MachineRig.Settings() with { Key = Guid.NewGuid() };
        var session = await _cluster.Directory.CreateAsync(settings, Token);
        await session.SendAsync(new SessionCommand.Close(), Token);
        await foreach (var output in session.SubscribeAsync(0, Token))
        {
            if (output is SessionOutput.StateChanged { State: SessionState.Closed })
            {
                return;
            }
        }

        Assert.Fail("It goes on.");
    }

    private static AudioBatch Frame(long message, long number) => new(message, number, null, new(AudioFrame.Rent(640, 16_000)));

    private sealed class Follower : ISessionFollower
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        private readonly TaskCompletionSource<SessionOutput.Attached> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<SessionOutput.Attached> Attached => _attached.Task.WaitAsync(Patience, Token);

        public Task Over => _over.Task.WaitAsync(Patience, Token);

        public Task HearAsync(WirePush push)
        {
            switch (push.Output?.Read())
            {
                case SessionOutput.Attached attached:
                    _attached.TrySetResult(attached);
                    break;
                case SessionOutput.StateChanged { State: SessionState.Closed }:
                    _over.TrySetResult();
                    break;
            }

            return Task.CompletedTask;
        }
    }
}
