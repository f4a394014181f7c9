using System.Text.Json;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Accounts;

/// <summary>The sign-ins of a user that were ended before their time: a small list beside the account, deleted with it.</summary>
internal sealed class RevokedSignIns(ISnapshotStore snapshots, AccountOptions options, TimeProvider time)
{
    /// <summary>How many a user may have that have not expired; sixty bytes each.</summary>
    public const int Limit = 1000;

    private const string Kind = "sign-outs";
    private const int Attempts = 20;

    /// <summary>Whether a sign-in was revoked.</summary>
    public async Task<bool> ContainsAsync(long userId, string signIn, CancellationToken cancellationToken) =>
        Read(await snapshots.ReadAsync(Kind, $"{userId}", cancellationToken)).ContainsKey(signIn);

    /// <summary>Revokes a sign-in.</summary>
    /// <returns>False: the list is full, and all of the user's must be revoked instead.</returns>
    /// <exception cref="SnapshotConflictException">Others of the same user came between again and again.</exception>
    public async Task<bool> AddAsync(long userId, string signIn, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var snapshot = await snapshots.ReadAsync(Kind, $"{userId}", cancellationToken) ?? new(Kind, $"{userId}") { OwnerId = userId };
            var now = time.GetUtcNow().ToUnixTimeSeconds();
            var revoked = Read(snapshot).Where(entry => entry.Value > now).ToDictionary();
            if (revoked.Count >= Limit)
            {
                return false;
            }

            // It was made earlier, so by then it has expired.
            revoked[signIn] = now + (long)options.TokenLifetime.TotalSeconds + 1;
            try
            {
                await snapshots.WriteAsync(snapshot with { Payload = JsonSerializer.SerializeToUtf8Bytes(revoked) }, cancellationToken);
                return true;
            }
            catch (SnapshotConflictException) when (attempt < Attempts)
            {
                // Another sign-out came between.
            }
        }
    }

    private static Dictionary<string, long> Read(ActorSnapshot? snapshot) =>
        snapshot is null or { Version: 0 } ? [] : JsonSerializer.Deserialize<Dictionary<string, long>>(snapshot.Payload.Span) ?? [];
}
