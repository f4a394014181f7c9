namespace Interpreter.Core.Storage;

/// <summary>An actor's private state, whole.</summary>
/// <param name="Kind">What kind of actor: <c>session</c>, <c>user</c>.</param>
/// <param name="Key">Which of them; for a session its key, in lower case with hyphens.</param>
public sealed record ActorSnapshot(string Kind, string Key)
{
    /// <summary>Which writing of it this is, from 1; 0 for an actor that has none yet.</summary>
    public long Version { get; init; }

    /// <summary>The user with whom it is deleted; null for nobody.</summary>
    public long? OwnerId { get; init; }

    /// <summary>The state; at most <see cref="StorageLimits.Snapshot"/> bytes.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
