using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>Storage that outlives the silos, as a database does.</summary>
internal sealed class SharedStorage : IGrainStorage
{
    // What one activation changes, another must not see before it is written.
    private static readonly DeepCopier Copier = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<DeepCopier>();

    private readonly ConcurrentDictionary<(string State, GrainId Grain), (object? State, string Tag)> _states = new();

    private readonly ConcurrentDictionary<GrainId, int> _writes = new();

    private readonly ConcurrentDictionary<GrainId, int> _conflicts = new();

    private readonly ConcurrentDictionary<GrainId, int> _reads = new();

    /// <summary>How many times a grain was read: it came to life so often.</summary>
    public int ReadsOf(GrainId grain) => _reads.GetValueOrDefault(grain);

    /// <summary>How many times a grain was written.</summary>
    public int WritesOf(GrainId grain) => _writes.GetValueOrDefault(grain);

    /// <summary>The version of what is kept of a grain; null where there is nothing.</summary>
    public string? TagOf(GrainId grain) => _states.SingleOrDefault(state => state.Key.Grain == grain).Value.Tag;

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

    /// <summary>Waits until somebody was told so often that another has written a grain since.</summary>
    public Task ConflictedAsync(GrainId grainId, int times, TimeSpan patience, CancellationToken cancellationToken) =>
        UntilAsync(() => _conflicts.GetValueOrDefault(grainId) >= times, patience, cancellationToken);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _reads.AddOrUpdate(grainId, 1, static (_, reads) => reads + 1);
        if (_states.TryGetValue((stateName, grainId), out var stored))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Copier.Copy((T)stored.State!), stored.Tag, true);
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
            ? _states.TryAdd(key, (Copier.Copy(grainState.State), tag))
            : _states.TryGetValue(key, out var stored) && stored.Tag == grainState.ETag && _states.TryUpdate(key, (Copier.Copy(grainState.State), tag), stored);
        if (!isWritten)
        {
            throw Conflict(grainId);
        }

        _writes.AddOrUpdate(grainId, 1, static (_, writes) => writes + 1);
        (grainState.ETag, grainState.RecordExists) = (tag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (grainState.ETag is { } tag && !(_states.TryGetValue(key, out var stored) && stored.Tag == tag && _states.TryRemove(KeyValuePair.Create(key, stored))))
        {
            throw Conflict(grainId);
        }

        (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    private InconsistentStateException Conflict(GrainId grainId)
    {
        _conflicts.AddOrUpdate(grainId, 1, static (_, conflicts) => conflicts + 1);
        return new($"{grainId} was written by another.");
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
