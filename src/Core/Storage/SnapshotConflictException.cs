namespace Interpreter.Core.Storage;

/// <summary>Another has written or deleted a snapshot since it was read; nothing was changed. Read it anew.</summary>
/// <param name="kind">The actor's kind.</param>
/// <param name="key">The actor's key.</param>
/// <param name="version">The version that was expected.</param>
public sealed class SnapshotConflictException(string kind, string key, long version)
    : Exception($"The snapshot of {kind} {key} is no longer at version {version}: read it anew.")
{
    /// <summary>The version that was expected.</summary>
    public long Version { get; } = version;
}
