using Interpreter.Silo.Tests.Fixtures;
using Orleans.Storage;

namespace Interpreter.Silo.Tests.Schema;

/// <summary>What grains ask of their storage: whoever writes over what another wrote is told.</summary>
public sealed class GrainStateTests(Silos silos) : IClassFixture<Silos>
{
    private readonly GrainId _grain = GrainId.Create("note", Guid.NewGuid().ToString("N"));

    [Theory]
    [InlineData(Silos.Clearing)]
    [InlineData(Silos.Deleting)]
    public async Task A_state_is_written_read_changed_cleared_and_written_again(string storage)
    {
        var state = await ReadAsync(storage);
        Assert.Equal((false, null), (state.RecordExists, state.ETag));
        await WriteAsync(storage, state, "one");
        await WriteAsync(storage, state, "two");
        var read = await ReadAsync(storage);
        Assert.Equal((true, "2", "two"), (read.RecordExists, read.ETag, read.State!.Text));

        await silos.Storage(storage).ClearStateAsync("note", _grain, read);
        var cleared = await ReadAsync(storage);
        Assert.Equal((false, ""), (cleared.RecordExists, cleared.State!.Text));
        await WriteAsync(storage, cleared, "three");
        Assert.Equal("three", (await ReadAsync(storage)).State!.Text);
    }

    [Theory]
    [InlineData(Silos.Clearing)]
    [InlineData(Silos.Deleting)]
    public async Task Whoever_writes_or_clears_over_what_another_wrote_is_told(string storage)
    {
        var (mine, yours) = (await ReadAsync(storage), await ReadAsync(storage));
        await WriteAsync(storage, mine, "mine");
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(storage, yours, "yours"));
        yours = await ReadAsync(storage);
        await WriteAsync(storage, mine, "mine again");
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(storage, yours, "yours"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => silos.Storage(storage).ClearStateAsync("note", _grain, yours));
        Assert.Equal("mine again", (await ReadAsync(storage)).State!.Text);

        await silos.Storage(storage).ClearStateAsync("note", _grain, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(storage, yours, "yours"));
        Assert.False((await ReadAsync(storage)).RecordExists);
    }

    [Fact]
    public async Task Of_eight_who_write_at_once_one_succeeds()
    {
        foreach (var expected in new[] { "1", "2" })
        {
            var states = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(Silos.Clearing)));
            var failures = await Task.WhenAll(states.Select(state => Record.ExceptionAsync(() => WriteAsync(Silos.Clearing, state, "mine")).AsTask()));
            Assert.Single(failures, failure => failure is null);
            Assert.All(failures.OfType<Exception>(), failure => Assert.IsType<InconsistentStateException>(failure));
            Assert.Equal(expected, (await ReadAsync(Silos.Clearing)).ETag);
        }
    }

    [Fact]
    public async Task States_are_told_apart_by_name_and_by_every_kind_of_key()
    {
        GrainId[] grains =
        [
            GrainId.Create("note", "text"),
            GrainId.Create(GrainType.Create("note"), GrainIdKeyExtensions.CreateGuidKey(Guid.Parse("11111111-2222-3333-4444-555555555555"))),
            GrainId.Create(GrainType.Create("note"), GrainIdKeyExtensions.CreateGuidKey(Guid.Parse("11111111-2222-3333-4444-555555555556"))),
            GrainId.Create(GrainType.Create("note"), GrainIdKeyExtensions.CreateIntegerKey(17)),
            GrainId.Create(GrainType.Create("note"), GrainIdKeyExtensions.CreateIntegerKey(18)),
            GrainId.Create(GrainType.Create("note"), GrainIdKeyExtensions.CreateIntegerKey(18, "more")),
        ];
        var storage = silos.Storage(Silos.Clearing);
        foreach (var grain in grains)
        {
            foreach (var name in new[] { "one", "two" })
            {
                await storage.WriteStateAsync(name, grain, new GrainState<Note>(new Note { Text = $"{name} {grain}" }));
            }
        }

        foreach (var grain in grains)
        {
            foreach (var name in new[] { "one", "two" })
            {
                var state = new GrainState<Note>();
                await storage.ReadStateAsync(name, grain, state);
                Assert.Equal($"{name} {grain}", state.State!.Text);
            }
        }
    }

    private async Task<GrainState<Note>> ReadAsync(string storage)
    {
        var state = new GrainState<Note>();
        await silos.Storage(storage).ReadStateAsync("note", _grain, state);
        return state;
    }

    private Task WriteAsync(string storage, GrainState<Note> state, string text)
    {
        state.State = new Note { Text = text };
        return silos.Storage(storage).WriteStateAsync("note", _grain, state);
    }
}
