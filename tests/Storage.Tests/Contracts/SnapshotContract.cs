using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class SnapshotContract(IDatabases databases) : Contract(databases)
{
    private static readonly ActorSnapshot First = new("session", "key") { Payload = new byte[] { 1, 2, 3 } };

    [Fact]
    public async Task A_snapshot_comes_back_as_it_was_written_last()
    {
        Assert.Null(await Store.Snapshots.ReadAsync("session", "key", Token));
        var first = await Store.Snapshots.WriteAsync(First, Token);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Store.Snapshots.WriteAsync(first with { Payload = Array.Empty<byte>() }, Token);
        Assert.Equal((1, 2), (first.Version, second.Version));
        var read = await Store.Snapshots.ReadAsync("session", "key", Token);
        Assert.Equal((2, 0, Clock.GetUtcNow()), (read!.Version, read.Payload.Length, read.UpdatedAt));
        Assert.Null(await Store.Snapshots.ReadAsync("user", "key", Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_snapshot_of_another_version_is_not_overwritten(long version)
    {
        await Store.Snapshots.WriteAsync(First, Token);
        var conflict = await Assert.ThrowsAsync<SnapshotConflictException>(() => Store.Snapshots.WriteAsync(First with { Version = version, Payload = new byte[] { 9 } }, Token));
        Assert.Equal(version, conflict.Version);
        await Assert.ThrowsAsync<SnapshotConflictException>(() => Store.Snapshots.DeleteAsync("session", "key", version, Token));
        Assert.Equal([1, 2, 3], (await Store.Snapshots.ReadAsync("session", "key", Token))!.Payload.ToArray());
    }

    [Fact]
    public async Task A_deleted_snapshot_begins_anew()
    {
        var first = await Store.Snapshots.WriteAsync(First, Token);
        await Store.Snapshots.DeleteAsync("session", "key", 1, Token);
        await Assert.ThrowsAsync<SnapshotConflictException>(() => Store.Snapshots.WriteAsync(first, Token));
        Assert.Equal(1, (await Store.Snapshots.WriteAsync(First, Token)).Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_many_who_write_over_one_version_at_once_one_succeeds(long version)
    {
        await using var other = await OpenAsync();
        if (version > 0)
        {
            await Store.Snapshots.WriteAsync(First, Token);
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(async index =>
        {
            try
            {
                await (index % 2 == 0 ? Store : other).Snapshots.WriteAsync(First with { Version = version, Payload = new[] { (byte)index } }, Token);
                return index;
            }
            catch (SnapshotConflictException)
            {
                return -1;
            }
        }));
        var winner = Assert.Single(outcomes, index => index >= 0);
        var read = await Store.Snapshots.ReadAsync("session", "key", Token);
        Assert.Equal((version + 1, winner), (read!.Version, read.Payload.Span[0]));
    }
}
