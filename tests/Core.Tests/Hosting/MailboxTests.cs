using Interpreter.Core.Hosting;

namespace Interpreter.Core.Tests.Hosting;

public sealed class MailboxTests
{
    [Fact]
    public void A_turn_runs_on_the_thread_that_posts_it_when_the_actor_is_at_rest()
    {
        var thread = 0;
        new Mailbox<int>(_ => thread = Environment.CurrentManagedThreadId, 8).Post(1);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void A_turn_posted_from_within_a_turn_runs_after_it()
    {
        var order = new List<string>();
        Mailbox<int>? mailbox = null;
        mailbox = new Mailbox<int>(
            number =>
            {
                order.Add($"begin {number}");
                if (number == 1)
                {
                    mailbox!.Post(2);
                }

                order.Add($"end {number}");
            },
            8);
        mailbox.Post(1);
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2"], order);
    }

    [Fact]
    public void More_than_the_capacity_is_refused()
    {
        var refused = 0;
        Mailbox<int>? mailbox = null;
        mailbox = new Mailbox<int>(
            number =>
            {
                for (var index = 0; number == 0 && index < 10; index++)
                {
                    refused += mailbox!.TryPost(1) ? 0 : 1;
                }
            },
            4);
        mailbox.Post(0);
        Assert.Equal(7, refused);
    }

    [Fact]
    public async Task Turns_posted_from_many_threads_run_one_at_a_time_and_none_is_lost()
    {
        var inside = 0;
        var overlapped = false;
        var total = 0;
        var mailbox = new Mailbox<int>(
            number =>
            {
                overlapped |= Interlocked.Increment(ref inside) > 1;
                total += number;
                Interlocked.Decrement(ref inside);
            },
            int.MaxValue);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var index = 0; index < 10_000; index++)
            {
                mailbox.Post(1);
            }
        })));
        Assert.False(overlapped);
        Assert.Equal(80_000, total);
        Assert.Equal(0, mailbox.Count);
    }
}
