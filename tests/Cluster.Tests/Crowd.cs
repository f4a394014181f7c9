using System.Diagnostics;
using Interpreter.Cluster.Tests.Conversations;
using Interpreter.Cluster.Tests.Simulated;

namespace Interpreter.Cluster.Tests;

/// <summary>Conversations that go on at the same time.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // So that not all speak in step.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(60);

    private readonly Sentences _sentences = new();
    private readonly Tape _tape;

    /// <param name="tape">What the simulated Gemini is told.</param>
    /// <param name="address">Where clients go.</param>
    /// <param name="size">How many.</param>
    public Crowd(Tape tape, Uri address, int size)
    {
        _tape = tape;
        All = [.. Enumerable.Range(0, size).Select(number => new Conversation(number, address, _sentences, isGated: number % 2 == 0))];
        tape.TrackOf = number => All[number].Track;
    }

    public IReadOnlyList<Conversation> All { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        using var timer = new PeriodicTimer(Between);
        foreach (var conversation in All)
        {
            await conversation.StartAsync(Token);
            await timer.WaitForNextTickAsync(Token);
        }
    }

    /// <summary>Waits until each has completed so many more turns than now.</summary>
    public Task CompleteAsync(int turns)
    {
        var now = All.Select(conversation => conversation.Completed).ToArray();
        return UntilAsync(conversation => conversation.Completed >= now[conversation.Number] + turns, $"{turns} more turns");
    }

    /// <summary>Lets each hear the last interpretation to its end, and hang up.</summary>
    public async Task FinishAsync()
    {
        foreach (var conversation in All)
        {
            conversation.Finish();
        }

        await UntilAsync(conversation => conversation.IsQuiet, "silence");
        await DisposeAsync();
    }

    /// <summary>Holds each against what the simulated Gemini heard and said.</summary>
    public IReadOnlyList<Account> Verify()
    {
        var connections = _tape.Connections;
        var accounts = All.Select(conversation => new Account(conversation, connections)).ToList();
        Assert.Multiple([.. accounts.Select(account => (Action)(() => account.Verify(_sentences)))]);
        return accounts;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(All.Select(conversation => conversation.DisposeAsync().AsTask()));

    private string Describe(Conversation conversation) => string.Join(
        '\n', [conversation.ToString(), .. _tape.Connections.Where(connection => connection.Conversation == conversation.Number).Select(connection => connection.ToString())]);

    private async Task UntilAsync(Predicate<Conversation> isDone, string what)
    {
        var since = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (All.Where(conversation => !isDone(conversation)).ToList() is { Count: > 0 } waiting)
        {
            waiting.ForEach(conversation => conversation.ThrowIfFailed());
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                Assert.Fail($"{waiting.Count} conversations have not come to {what}:\n{string.Join('\n', waiting.Select(Describe))}");
            }

            await timer.WaitForNextTickAsync(Token);
        }
    }
}
