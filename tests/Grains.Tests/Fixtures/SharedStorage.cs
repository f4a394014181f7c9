using System.Collections.Concurrent;
using Orleans.Storage;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>Storage that outlives the silos, as a database does.</summary>
internal sealed class SharedStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), (object? State, string Tag)> _states = new();

    private readonly ConcurrentDictionary<GrainId, int> _writes = new();

    /// <summary>How many times a grain was written.</summary>
    public int WritesOf(GrainId grain) => _writes.GetValueOrDefault(grain);

    /// <summary>True: nothing is written.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Puts a state there, as another process may have.</summary>
    public void Put(string stateName, GrainId grainId, object state) => _states[(stateName, grainId)] = (state, Guid.NewGuid().ToString());

    /// <summary>Waits until nothing is kept of a grain.</summary>
    public Task GoneAsync(GrainId grainId, TimeSpan patience, CancellationToken cancellationToken) =>
        UntilAsync(() => !_states.Keys.Any(key => key.Grain == grainId), patience, cancellationToken);

    /// <summary>Waits until a grain was written so often.</summary>
    public Task WrittenAsync(GrainId grainId, int times, TimeSpan patience, CancellationToken cancellationToken) =>
        UntilAsync(() => WritesOf(grainId) >= times, patience, cancellationToken);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_states.TryGetValue((stateName, grainId), out var stored))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)stored.State!, stored.Tag, true);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (IsBroken)
        {
            throw new IOException("The test broke the storage.");
        }

        var tag = Guid.NewGuid().ToString();
        var key = (stateName, grainId);
        var isWritten = grainState.ETag is null
            ? _states.TryAdd(key, (grainState.State, tag))
            : _states.TryGetValue(key, out var stored) && stored.Tag == grainState.ETag && _states.TryUpdate(key, (grainState.State, tag), stored);
        if (!isWritten)
        {
            throw new InconsistentStateException($"{grainId} was written by another.");
        }

        _writes.AddOrUpdate(grainId, 1, static (_, writes) => writes + 1);
        (grainState.ETag, grainState.RecordExists) = (tag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _states.TryRemove((stateName, grainId), out _);
        (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    private static async Task UntilAsync(Func<bool> condition, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }
}
