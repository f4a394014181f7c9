using Interpreter.Core.Storage;
using Microsoft.AspNetCore.Identity;

namespace Interpreter.Web.Accounts;

/// <summary>
/// Checks a name's password. The answer, and the work, are the same for a wrong password, a closed account and a name
/// that nobody has: whoever asks does not learn who has an account.
/// </summary>
internal sealed class PasswordCheck(IUserStore users, NamelessFailures nameless, Passwords passwords, AccountOptions options, TimeProvider time)
{
    private const long Nobody = 0;

    private readonly FailureCount _addresses = new(options.AddressFailures, options.LockFor, options.LockFor, time);

    /// <summary>Checks, and counts a failure.</summary>
    /// <param name="account">Whose name it is; null for nobody's.</param>
    /// <param name="username">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Who asks.</param>
    /// <param name="cancellationToken">Gives up before the check; what was checked is counted.</param>
    public async Task<PasswordOutcome> RunAsync(
        UserAccount? account, string username, string password, string address, CancellationToken cancellationToken)
    {
        var name = username.ToUpperInvariant();
        var nobodys = await nameless.LockedForAsync(name, cancellationToken);
        if ((_addresses.LockedFor(address) ?? (account is null ? nobodys : Locked(account))) is { } left)
        {
            return new(null, left);
        }

        var result = await passwords.VerifyAsync(account?.PasswordHash, password, cancellationToken);

        // Others may have failed, or the password been changed, while this one was checked.
        var now = await users.FindAsync(account?.Id ?? Nobody, cancellationToken);
        if (result is PasswordVerificationResult.Failed || now is not { IsActive: true } || now.PasswordHash != account?.PasswordHash)
        {
            await CountAsync(account, name, address);
            return new(null, null);
        }

        if (Locked(now) is { } locked)
        {
            return new(null, locked);
        }

        return new(result is PasswordVerificationResult.SuccessRehashNeeded ? await RehashAsync(now, password) : now, null);
    }

    private async Task CountAsync(UserAccount? account, string name, string address)
    {
        _addresses.Add(address);

        // Both for every name, whoever has it, so that it takes as long. It counts even when the caller has gone.
        await nameless.AddAsync(name);
        await users.RecordFailureAsync(account?.Id ?? Nobody, options.NameFailures, options.LockFor, CancellationToken.None);
    }

    private async Task<UserAccount?> RehashAsync(UserAccount account, string password)
    {
        var hash = await passwords.HashAsync(password, CancellationToken.None);
        return await users.UpdateAsync(account.Id, new UserChanges { PasswordHash = hash }, CancellationToken.None);
    }

    private TimeSpan? Locked(UserAccount? account) =>
        account?.LockedUntil - time.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;
}
