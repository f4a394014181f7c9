using Interpreter.Core.Attachments;

namespace Interpreter.Core.Tests.Attachments;

public sealed class InOrderTests
{
    private readonly InOrder<string> _messages = new(limit: 3);

    [Fact]
    public void Messages_that_overtake_each_other_come_out_by_their_numbers_as_soon_as_none_is_missing()
    {
        Assert.True(_messages.TryAdd(3, "three"));
        Assert.True(_messages.TryAdd(2, "two"));
        Assert.Empty(Take());
        Assert.Equal(0, _messages.Through);

        Assert.True(_messages.TryAdd(1, "one"));
        Assert.Equal(["one", "two", "three"], Take());
        Assert.Equal(3, _messages.Through);

        Assert.True(_messages.TryAdd(4, "four"));
        Assert.Equal(["four"], Take());
    }

    [Fact]
    public void What_comes_twice_is_refused_while_it_waits_and_after_it_was_taken()
    {
        Assert.True(_messages.TryAdd(2, "two"));
        Assert.False(_messages.TryAdd(2, "two again"));
        Assert.True(_messages.TryAdd(1, "one"));
        Assert.Equal(["one", "two"], Take());
        Assert.False(_messages.TryAdd(1, "one again"));
        Assert.False(_messages.TryAdd(2, "two again"));
        Assert.False(_messages.TryAdd(0, "none"));
        Assert.Empty(Take());
        Assert.Equal(2, _messages.Through);
    }

    [Fact]
    public void Those_beyond_the_limit_are_refused_but_not_the_one_that_all_wait_for()
    {
        foreach (var number in new[] { 4, 2, 3 })
        {
            Assert.True(_messages.TryAdd(number, $"{number}"));
        }

        Assert.False(_messages.TryAdd(5, "5"));
        Assert.True(_messages.TryAdd(1, "1"));
        Assert.Equal(["1", "2", "3", "4"], Take());

        // Refused is not taken: it may come again.
        Assert.True(_messages.TryAdd(5, "5"));
        Assert.Equal(["5"], Take());
    }

    [Fact]
    public void What_waits_in_vain_is_given_up_once()
    {
        _messages.TryAdd(1, "one");
        _messages.TryAdd(3, "three");
        _messages.TryAdd(4, "four");
        Assert.Equal(["one"], Take());
        Assert.Equal(["four", "three"], _messages.GiveUp().Order());
        Assert.Empty(_messages.GiveUp());
        Assert.True(_messages.TryAdd(2, "two"));
        Assert.Equal(["two"], Take());
    }

    private List<string> Take()
    {
        var taken = new List<string>();
        while (_messages.TryTake(out var message))
        {
            taken.Add(message);
        }

        return taken;
    }
}
