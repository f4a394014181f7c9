using Interpreter.Core.Storage;

namespace Interpreter.Storage.Snapshots;

/// <summary>A snapshot as it is stored.</summary>
internal sealed record SnapshotRow
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required long Version { get; init; }

    public long? OwnerId { get; init; }

    public required byte[] Payload { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public ActorSnapshot ToSnapshot() =>
        new(Kind, Key) { Version = Version, OwnerId = OwnerId, Payload = Payload, UpdatedAt = UpdatedAt };
}
