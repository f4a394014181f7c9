using Interpreter.Core.Attachments;
using Interpreter.Core.Audio;

namespace Interpreter.Core.Tests.Attachments;

/// <summary>Frames are of 20 ms, and each sample of a frame is its number.</summary>
public sealed class KeptAudioTests
{
    private const int FrameBytes = 640;
    private const int Window = 4;

    private readonly Dictionary<long, AudioFrame> _frames = [];

    [Fact]
    public void What_comes_is_to_be_sent_once_and_in_order()
    {
        var kept = New();
        Assert.False(kept.HasUnsent);
        Assert.Equal(0, Add(kept, 1, 2, 3));
        Assert.True(kept.HasUnsent);
        Assert.Equal([1, 2, 3], TakeSingly(kept));
        Assert.False(kept.HasUnsent);
    }

    [Fact]
    public void Frames_that_wait_together_go_as_one_up_to_the_limit()
    {
        var kept = New(window: 100);
        Add(kept, 1, 2, 3, 4, 5);
        Assert.True(kept.TryTakeUnsent((3 * FrameBytes) + 2, out var joined));
        Assert.Equal((1, 3 * FrameBytes, 16_000), (joined.First, joined.Audio.Length, joined.Audio.SampleRate));
        Assert.Equal([FrameBytes, FrameBytes, FrameBytes], joined.Lengths!);
        for (var sample = 0; sample < joined.Audio.Samples.Length; sample++)
        {
            Assert.Equal(1 + (sample / (FrameBytes / 2)), joined.Audio.Samples[sample]);
        }

        Assert.True(kept.TryTakeUnsent(1 << 20, out var rest));
        Assert.Equal((4L, (short)4, (short)5), (rest.First, rest.Audio.Samples[0], rest.Audio.Samples[^1]));
        Assert.Equal([FrameBytes, FrameBytes], rest.Lengths!);
        Assert.False(kept.TryTakeUnsent(1 << 20, out _));
    }

    [Fact]
    public void No_more_than_the_window_is_on_its_way_until_some_of_it_was_taken()
    {
        var kept = New();
        Add(kept, 1, 2, 3, 4, 5, 6, 7);
        Assert.Equal([1, 2, 3, 4], TakeSingly(kept));
        Assert.True(kept.HasUnsent);

        kept.Taken(2);
        Assert.Equal([5, 6], TakeSingly(kept));

        // Answers may overtake each other, and tell of more than was sent by this name.
        kept.Taken(1);
        Assert.Empty(TakeSingly(kept));
        kept.Taken(1000);
        Assert.Equal([7], TakeSingly(kept));
    }

    [Fact]
    public void It_is_far_ahead_when_half_the_window_is_on_its_way()
    {
        var kept = New();
        Add(kept, 1, 2, 3, 4);
        Assert.False(kept.IsFarAhead);
        Take(kept);
        Assert.False(kept.IsFarAhead);
        Take(kept);
        Assert.True(kept.IsFarAhead);
        kept.Taken(1);
        Assert.False(kept.IsFarAhead);
    }

    [Fact]
    public void What_was_not_answered_is_sent_again_after_a_loss()
    {
        var kept = New();
        Add(kept, 1, 2, 3, 4, 5, 6);
        Assert.Equal([1, 2, 3, 4], TakeSingly(kept));
        kept.Answered(1);
        kept.Taken(3);

        // As the session says that it has.
        kept.Rewind(2);
        Assert.False(kept.IsFarAhead);
        Assert.Equal([3, 4, 5, 6], TakeSingly(kept));

        // It has none, but what was answered is not kept.
        kept.Answered(4);
        kept.Rewind(0);
        Assert.Equal([5, 6], TakeSingly(kept));
        kept.Rewind(1000);
        Assert.False(kept.HasUnsent);
    }

    [Fact]
    public void After_a_gap_in_the_numbers_all_before_it_is_let_go_and_counted_where_it_was_never_sent()
    {
        var kept = New();
        Add(kept, 1, 2, 3);
        Take(kept);
        Assert.Equal(2, Add(kept, 10));
        Assert.All(new[] { 1, 2, 3 }, AssertReleased);
        Add(kept, 11);
        Assert.Equal([10, 11], TakeSingly(kept));
        kept.Rewind(10);
        Assert.Equal([11], TakeSingly(kept));
    }

    [Fact]
    public void The_oldest_is_given_up_when_more_than_the_capacity_is_kept_and_counts_as_lost_only_if_it_was_never_sent()
    {
        var kept = New(capacityMilliseconds: 100);
        Assert.Equal(1, Add(kept, 1, 2, 3, 4, 5, 6));
        AssertReleased(1);
        Assert.Equal([2, 3, 4, 5], TakeSingly(kept));
        Assert.Equal(0, Add(kept, 7));
        AssertReleased(2);

        // The window moved on with what was given up.
        Assert.Equal([6], TakeSingly(kept));
        Assert.Empty(TakeSingly(kept));
        kept.Rewind(0);
        Assert.Equal([3, 4, 5, 6], TakeSingly(kept));
    }

    [Fact]
    public void Frames_are_released_when_they_were_answered_and_when_all_is_let_go()
    {
        var kept = New();
        Add(kept, 1, 2, 3);
        Assert.True(kept.TryTakeUnsent(1, out var sent));
        kept.Answered(2);
        AssertReleased(2);
        Assert.Equal(FrameBytes, _frames[3].Memory.Length);

        // What is on its way is its own.
        Assert.Equal(1, sent.Audio.Samples[0]);
        sent.Audio.Release();
        AssertReleased(1);

        kept.Clear();
        AssertReleased(3);
        Assert.False(kept.HasUnsent);
        Add(kept, 4);
        Assert.Equal([4], TakeSingly(kept));
    }

    private static KeptAudio New(double capacityMilliseconds = 10_000, int window = Window) => new(TimeSpan.FromMilliseconds(capacityMilliseconds), window);

    // Returns how many were given up.
    private int Add(KeptAudio kept, params IEnumerable<long> numbers)
    {
        var gaveUp = 0;
        foreach (var number in numbers)
        {
            var frame = AudioFrame.Rent(FrameBytes, 16_000);
            frame.Samples.Fill((short)number);
            gaveUp += kept.Add(number, frame);
            frame.Release();
            _frames[number] = frame;
        }

        return gaveUp;
    }

    private static void Take(KeptAudio kept)
    {
        Assert.True(kept.TryTakeUnsent(1, out var unsent));
        unsent.Audio.Release();
    }

    // Takes frame by frame what may be sent; returns their numbers.
    private static List<long> TakeSingly(KeptAudio kept)
    {
        var numbers = new List<long>();
        while (kept.TryTakeUnsent(1, out var unsent))
        {
            Assert.Null(unsent.Lengths);
            Assert.Equal((FrameBytes, unsent.First), (unsent.Audio.Length, unsent.Audio.Samples[0]));
            numbers.Add(unsent.First);
            unsent.Audio.Release();
        }

        return numbers;
    }

    private void AssertReleased(int number) => Assert.Throws<ObjectDisposedException>(() => _frames[number].Memory);
}
