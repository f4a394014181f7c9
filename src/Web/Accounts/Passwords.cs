using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Interpreter.Web.Accounts;

/// <summary>Hashes passwords and checks them, a few at a time: each takes a tenth of a second of a core that audio needs too.</summary>
internal sealed class Passwords : IDisposable
{
    // Longer than a queue of all that one address may ask for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly object Nobody = new();

    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly PasswordHasher<object> _hasher;
    private readonly Lazy<string> _nobodysHash;

    public Passwords(AccountOptions options)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordRounds }));
        _nobodysHash = new(() => _hasher.HashPassword(Nobody, RandomNumberGenerator.GetHexString(32)));
    }

    /// <summary>Hashes a password.</summary>
    /// <exception cref="TimeoutException">Too many others wait.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        WorkAsync(() => _hasher.HashPassword(Nobody, password), cancellationToken);

    /// <summary>Checks a password; the work is the same where there is no account.</summary>
    /// <param name="hash">The account's hash; null where there is none, which no password fits.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">Too many others wait.</exception>
    public async Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        var result = await WorkAsync(() => _hasher.VerifyHashedPassword(Nobody, hash ?? _nobodysHash.Value, password), cancellationToken);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }

    public void Dispose() => _cores.Dispose();

    private async Task<T> WorkAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (!await _cores.WaitAsync(Patience, cancellationToken))
        {
            throw new TimeoutException($"No core came free for a password within {Patience.TotalSeconds} s.");
        }

        try
        {
            // A request may run on a socket's own thread, which audio waits for.
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _cores.Release();
        }
    }
}
