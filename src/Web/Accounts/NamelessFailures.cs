using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>
/// Counts failed sign-ins of names that nobody has, as the store counts an account's: for all processes, and without end. Else
/// a name that one gateway locks and another does not would tell that nobody has it. Bounded: names share 65,536 counts of
/// a few bytes.
/// </summary>
internal sealed class NamelessFailures(ISnapshotStore snapshots, AccountOptions options, TimeProvider time)
{
    private const string Kind = "sign-in-failures";
    private const int Attempts = 20;

    /// <summary>How long sign-ins are still refused; null where they are not.</summary>
    public async Task<TimeSpan?> LockedForAsync(string name, CancellationToken cancellationToken) =>
        Read(await snapshots.ReadAsync(Kind, Key(name), cancellationToken)).LockedUntil - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;

    /// <summary>Counts a failure.</summary>
    /// <exception cref="SnapshotConflictException">Others of the same count came between again and again.</exception>
    public async Task AddAsync(string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            var snapshot = await snapshots.ReadAsync(Kind, Key(name), CancellationToken.None) ?? new(Kind, Key(name));
            var before = Read(snapshot);
            var count = before.Count + 1;
            var after = count < options.NameFailures ? before with { Count = count } : new(0, time.GetUtcNow() + options.LockFor);
            try
            {
                await snapshots.WriteAsync(snapshot with { Payload = JsonSerializer.SerializeToUtf8Bytes(after) }, CancellationToken.None);
                return;
            }
            catch (SnapshotConflictException) when (attempt < Attempts)
            {
                // Another failure came between.
            }
        }
    }

    private static string Key(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 2));

    private static Failures Read(ActorSnapshot? snapshot) =>
        snapshot is null or { Version: 0 } ? new(0, null) : JsonSerializer.Deserialize<Failures>(snapshot.Payload.Span) ?? new(0, null);

    private sealed record Failures(int Count, DateTimeOffset? LockedUntil);
}
