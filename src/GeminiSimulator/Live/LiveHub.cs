using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>The live connections of a simulator, for its host to look at and to break.</summary>
internal sealed partial class LiveHub(ILogger<LiveHub> logger)
{
    // The latest setups that a host can look at.
    private const int MaxSetups = 256;

    private readonly ConcurrentDictionary<LiveConnection, TaskCompletionSource> _open = new();
    private readonly ConcurrentQueue<string> _setups = new();
    private int _opened;
    private int _setUp;

    public int Opened => Volatile.Read(ref _opened);

    public ICollection<LiveConnection> Open => _open.Keys;

    public IReadOnlyList<string> Setups => [.. _setups];

    /// <summary>Completes when those that are open now have closed and released their sessions.</summary>
    public Task WhenClosedAsync() => Task.WhenAll(_open.Values.Select(closed => closed.Task));

    public async Task RunAsync(LiveConnection connection)
    {
        Interlocked.Increment(ref _opened);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.TryAdd(connection, closed);
        try
        {
            await connection.RunAsync();
        }
        finally
        {
            _open.TryRemove(connection, out _);
            closed.SetResult();
        }
    }

    /// <returns>The number of the connection that the setup opens, from 1.</returns>
    public int Record(string setup)
    {
        _setups.Enqueue(setup);
        while (_setups.Count > MaxSetups)
        {
            _setups.TryDequeue(out _);
        }

        return Interlocked.Increment(ref _setUp);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A live connection of the simulator failed.")]
    public partial void Failed(Exception exception);
}
