using System.Diagnostics;
using Interpreter.Core.Storage;
using Interpreter.Storage;
using Interpreter.Wire;

namespace Interpreter.StorageBench;

/// <summary>Calls the stores as the API does, for users at random and for the one who owns a tenth of everything.</summary>
internal sealed class Measuring(Store store, StorageBenchOptions options)
{
    private const int Warmup = 20;

    private static CancellationToken Token => CancellationToken.None;

    public async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var measured = new List<Measured>();
        foreach (var (name, call) in Calls())
        {
            measured.Add(await MeasureAsync(name, call));
            Console.WriteLine($"{name}: {measured[^1].Latencies.Percentile(0.99):0.0} ms");
        }

        return measured;
    }

    private IEnumerable<(string Name, Func<Random, Task> Call)> Calls()
    {
        foreach (var (who, user) in new (string, Func<Random, long>)[] { ("a user", AnyUser), ("the heaviest user", _ => 1) })
        {
            yield return ($"sessions of {who}, first page", random => ListAsync(user(random), new SessionQuery()));
            yield return ($"sessions of {who}, any page", random => ListAsync(user(random), new SessionQuery { Page = AnyPage(user(random), random) }));
            yield return ($"sessions of {who}, by title", random => ListAsync(user(random), new SessionQuery { Ordering = SessionOrdering.Parse("title")! }));
            yield return ($"search of {who}, common word", random => SearchAsync(user(random), Vocabulary.Common[random.Next(Vocabulary.Common.Count)]));
            yield return ($"search of {who}, rare number", random => SearchAsync(user(random), $"{Vocabulary.Number(random.Next(options.Sessions))}"));
            yield return ($"search of {who}, two letters", random => SearchAsync(user(random), "ро"));
            yield return ($"search of {who}, nothing found", random => SearchAsync(user(random), $"zebra{random.Next()}"));
            yield return ($"messages of {who}, first page, counted", random => store.Messages.ListAsync(user(random), new MessageQuery(), Token));
            yield return ($"recent messages of {who}", random => store.Messages.RecentAsync(user(random), 20, Token));
            yield return ($"statistics of {who}", random => store.Statistics.OfUserAsync(user(random), 5, Token));
        }

        yield return ("a session with its newest 100 messages", async random =>
        {
            var (owner, session) = AnySession(random);
            await store.Sessions.FindAsync(owner, session, Token);
            await store.Messages.HistoryAsync(owner, session, null, 100, Token);
        });
        yield return ("storing a message", random =>
        {
            var (owner, session) = AnySession(random);
            return store.Messages.AppendAsync(owner, session, [new NewMessage(MessageRole.User, Vocabulary.Text(random.Next()))], Token);
        });
        yield return ("totals for administrators", _ => store.Statistics.TotalsAsync(10, Token));
    }

    private async Task<Measured> MeasureAsync(string name, Func<Random, Task> call)
    {
        var latencies = new LatencyHistogram();
        await Task.WhenAll(Enumerable.Range(0, options.AtOnce).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var index = -Warmup; index < options.Calls / options.AtOnce; index++)
            {
                var started = Stopwatch.GetTimestamp();
                await call(random);
                if (index >= 0)
                {
                    latencies.Add((uint)Stopwatch.GetElapsedTime(started).TotalMicroseconds);
                }
            }
        })));
        return new Measured(name, latencies);
    }

    private Task<Page<ChatSession>> SearchAsync(long user, string text) => ListAsync(user, new SessionQuery { Search = text });

    private Task<Page<ChatSession>> ListAsync(long user, SessionQuery query) => store.Sessions.ListAsync(user, query, Token);

    private long AnyUser(Random random) => options.Users == 1 ? 1 : random.Next(2, options.Users + 1);

    private PageRequest AnyPage(long user, Random random)
    {
        var sessions = user == 1 ? options.Sessions / 10 : options.Sessions * 9 / 10 / Math.Max(1, options.Users - 1);
        return new PageRequest(1 + random.Next(1 + (sessions / 20)));
    }

    private (long Owner, long Session) AnySession(Random random)
    {
        var session = random.Next(options.Sessions);
        return (Filling.Owner(session, options.Users), session + 1);
    }
}
