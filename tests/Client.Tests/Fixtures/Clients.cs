using Interpreter.Client.Live;

namespace Interpreter.Client.Tests.Fixtures;

/// <summary>Clients that come back fast, and reading what they are told.</summary>
internal static class Clients
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static InterpreterClient Of(Uri address, string? token = null, TimeSpan? giveUpAfter = null) => new(new InterpreterClientOptions
    {
        Address = address,
        Token = token,
        Reconnect = new() { FirstDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(50), GiveUpAfter = giveUpAfter ?? TimeSpan.FromSeconds(30) },
    });

    /// <summary>Reads up to an event of a kind.</summary>
    public static async Task<T> UntilAsync<T>(this IAsyncEnumerable<ServerEvent> events, Func<T, bool>? condition = null)
        where T : ServerEvent
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await foreach (var said in events.WithCancellation(limit.Token))
        {
            if (said is T wanted && condition?.Invoke(wanted) != false)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"The events ended without {typeof(T).Name}.");
    }

    public static async Task<List<ServerEvent>> AllAsync(this IAsyncEnumerable<ServerEvent> events)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var all = new List<ServerEvent>();
        await foreach (var said in events.WithCancellation(limit.Token))
        {
            all.Add(said);
        }

        return all;
    }
}
