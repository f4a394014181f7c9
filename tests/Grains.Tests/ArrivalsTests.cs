using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Grains.Tests.Fixtures;
using Interpreter.Grains.Wire;
using Interpreter.Testing;

namespace Interpreter.Grains.Tests;

/// <summary>Messages of a follower that overtake each other, are lost, or come from who does not follow.</summary>
public sealed class ArrivalsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RecordingSession _session = new();
    private readonly FakeClock _clock = new();
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<AudioFrame> _frames = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Audio_and_commands_that_overtake_each_other_reach_the_session_in_order()
    {
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        var interrupted = arrivals.TakeAsync(5, WireCommand.Of(new SessionCommand.Interrupt()));
        arrivals.Take(Frame(4, first: 2));
        arrivals.Take(Frame(2, first: 1));
        var ended = arrivals.TakeAsync(3, WireCommand.Of(new SessionCommand.EndUtterance()));
        Assert.Empty(_session.Told);
        Assert.Equal((0, 0), (arrivals.Said, arrivals.AudioThrough));
        Assert.False(interrupted.IsCompleted || ended.IsCompleted);

        Assert.True(await arrivals.TakeAsync(1, WireCommand.Of(new SessionCommand.Share())));
        Assert.True(await ended && await interrupted);
        Assert.Equal(["Share", "1: 640 of 1", "EndUtterance", "2: 640 of 2", "Interrupt"], _session.Told);
        Assert.Equal((5, 2), (arrivals.Said, arrivals.AudioThrough));
        AssertReleased();
    }

    [Fact]
    public async Task A_message_that_does_not_come_is_taken_for_lost_soon_and_one_that_comes_late_is_not()
    {
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        arrivals.Take(Frame(2, first: 2));
        _clock.Advance(TimeSpan.FromMilliseconds(199));
        arrivals.Take(Frame(1, first: 1));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, arrivals.Said);

        arrivals.Take(Frame(4, first: 4));
        _clock.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(_lost.Task.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _lost.Task.WaitAsync(Patience, Token);
    }

    [Fact]
    public async Task A_command_waits_for_the_audio_before_it_and_audio_for_the_command_before_it()
    {
        var taking = new TaskCompletionSource();
        _session.Taking = taking.Task;
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        var ended = arrivals.TakeAsync(2, WireCommand.Of(new SessionCommand.EndUtterance()));
        Assert.Empty(_session.Told);
        arrivals.Take(Frame(1, first: 1));
        Assert.Equal(["1: 640 of 1", "EndUtterance"], _session.Told);

        arrivals.Take(Frame(3, first: 2));
        Assert.Equal(2, _session.Told.Count);
        Assert.False(ended.IsCompleted);
        taking.SetResult();
        Assert.True(await ended.WaitAsync(Patience, Token));
        Assert.Equal(["1: 640 of 1", "EndUtterance", "2: 640 of 2"], _session.Told);
    }

    [Fact]
    public void Frames_that_were_joined_are_parted_again()
    {
        var audio = AudioFrame.Rent(12, 16_000);
        (audio.Samples[0], audio.Samples[1], audio.Samples[4]) = (7, 8, 9);
        _frames.Add(audio);
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        arrivals.Take(new(1, 40, [2, 6, 4], new(audio)));
        Assert.Equal(["40: 2 of 7", "41: 6 of 8", "42: 4 of 9"], _session.Told);
        Assert.Equal((1, 42), (arrivals.Said, arrivals.AudioThrough));
        AssertReleased();
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_taken_once()
    {
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        arrivals.Take(Frame(2, first: 2));
        arrivals.Take(Frame(2, first: 2));
        Assert.False(await arrivals.TakeAsync(2, WireCommand.Of(new SessionCommand.Share())));
        arrivals.Take(Frame(1, first: 1));
        arrivals.Take(Frame(1, first: 1));
        Assert.Equal(["1: 640 of 1", "2: 640 of 2"], _session.Told);
        AssertReleased();
    }

    [Fact]
    public async Task A_command_of_a_kind_that_this_version_does_not_know_is_taken_and_passed_over()
    {
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        Assert.True(await arrivals.TakeAsync(1, new WireCommand("Dance", "{}"u8.ToArray())));
        Assert.Empty(_session.Told);
        Assert.Equal(1, arrivals.Said);
    }

    [Fact]
    public async Task A_command_that_fails_is_told_to_its_sender_alone()
    {
        _session.Taking = Task.FromException(new NotSupportedException("The test fails it."));
        using var arrivals = new Arrivals(_session, _clock, _lost.SetResult);
        await Assert.ThrowsAsync<NotSupportedException>(() => arrivals.TakeAsync(1, WireCommand.Of(new SessionCommand.Share())));
        arrivals.Take(Frame(2, first: 1));
        Assert.Equal(["Share", "1: 640 of 1"], _session.Told);
    }

    [Fact]
    public async Task What_is_left_when_the_follower_goes_is_not_taken()
    {
        Task<bool> waiting;
        using (var arrivals = new Arrivals(_session, _clock, _lost.SetResult))
        {
            arrivals.Take(Frame(2, first: 2));
            waiting = arrivals.TakeAsync(3, WireCommand.Of(new SessionCommand.EndUtterance()));
        }

        Assert.False(await waiting.WaitAsync(Patience, Token));
        Assert.Empty(_session.Told);
        AssertReleased();
    }

    [Fact]
    public async Task Of_somebody_who_does_not_follow_nothing_is_taken()
    {
        var attachments = new Attachments(new FakeClock());
        attachments.Take(Guid.NewGuid(), Frame(1, first: 1));
        Assert.False(await attachments.TakeAsync(Guid.NewGuid(), 1, WireCommand.Of(new SessionCommand.Share())));
        Assert.Null(attachments.Heard(Guid.NewGuid(), 0));
        Assert.Empty(_session.Told);
        AssertReleased();
    }

    [Fact]
    public async Task Each_follower_has_numbers_of_its_own_until_it_leaves()
    {
        var attachments = new Attachments(new FakeClock());
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        attachments.Add(one, _session, new Heard(3), new Deaf());
        attachments.Add(other, _session, new Heard(0), new Deaf());
        attachments.Take(one, Frame(1, first: 1));
        attachments.Take(other, Frame(1, first: 2));
        attachments.Take(other, Frame(2, first: 3));
        Assert.Equal((new Attached(0, 1, 1), new Attached(0, 2, 3)), (attachments.Heard(one, 0), attachments.Heard(other, 0)));

        var waiting = attachments.TakeAsync(one, 3, WireCommand.Of(new SessionCommand.Share()));
        attachments.Leave(one);
        Assert.False(await waiting.WaitAsync(Patience, Token));
        Assert.Null(attachments.Heard(one, 0));
        attachments.Take(one, Frame(2, first: 4));
        Assert.True(await attachments.TakeAsync(other, 3, WireCommand.Of(new SessionCommand.EndUtterance())));
        Assert.Equal(["Recall 3", "Recall 0", "1: 640 of 1", "2: 640 of 2", "3: 640 of 3", "EndUtterance"], _session.Told);
        AssertReleased();
        attachments.Leave(other);
    }

    // A frame whose samples are its number.
    private AudioBatch Frame(long number, long first)
    {
        var frame = AudioFrame.Rent(640, 16_000);
        frame.Samples.Fill((short)first);
        _frames.Add(frame);
        return new(number, first, null, new(frame));
    }

    private void AssertReleased() => Assert.All(_frames, frame => Assert.Throws<ObjectDisposedException>(() => frame.Memory));

    private sealed class Deaf : ISessionFollower
    {
        public Task HearAsync(WirePush push) => Task.CompletedTask;
    }
}
