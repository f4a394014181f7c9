using System.Security.Cryptography;
using Interpreter.Core.Storage;
using Interpreter.Core.Upstream;
using Microsoft.AspNetCore.DataProtection;

namespace Interpreter.Web.Preferences;

/// <summary>
/// Keeps users' own Gemini keys among their settings, encrypted with data protection for that user alone: what lies in the
/// database is worth nothing without the server's keys, and nothing in another user's row.
/// </summary>
internal sealed class UserKeys(ISettingsStore settings, IDataProtectionProvider protection) : IUserKeys
{
    /// <summary>The longest key, in characters. Google's have 39; there is room for tokens.</summary>
    public const int Longest = 512;

    private const string Setting = "gemini.api_key";
    private const int Shown = 4;

    /// <inheritdoc />
    public async ValueTask<string?> FindAsync(long ownerId, CancellationToken cancellationToken) =>
        (await settings.ReadAsync(ownerId, cancellationToken)).TryGetValue(Setting, out var encrypted) ? Protector(ownerId).Unprotect(encrypted) : null;

    /// <summary>What a user may see of the key; null where there is none.</summary>
    public async Task<UserKeyState?> DescribeAsync(long ownerId, CancellationToken cancellationToken)
    {
        try
        {
            // A key so short that four characters tell much of it is no key.
            return await FindAsync(ownerId, cancellationToken) is { } key ? new(key.Length > 2 * Shown ? key[^Shown..] : "", CanBeRead: true) : null;
        }
        catch (CryptographicException)
        {
            return new("", CanBeRead: false);
        }
    }

    /// <summary>Keeps a key in the place of the one before.</summary>
    public Task SaveAsync(long ownerId, string key, CancellationToken cancellationToken) =>
        WriteAsync(ownerId, Protector(ownerId).Protect(key), cancellationToken);

    /// <summary>Deletes the key.</summary>
    public Task DeleteAsync(long ownerId, CancellationToken cancellationToken) => WriteAsync(ownerId, null, cancellationToken);

    /// <summary>Whether a text can be a key: printable ASCII without blanks, as it travels in a header.</summary>
    public static bool CanBe(string key) => key.Length is > 0 and <= Longest && !key.AsSpan().ContainsAnyExceptInRange('!', '~');

    private Task WriteAsync(long ownerId, string? value, CancellationToken cancellationToken) =>
        settings.WriteAsync(ownerId, new Dictionary<string, string?> { [Setting] = value }, cancellationToken);

    private IDataProtector Protector(long ownerId) => protection.CreateProtector("Interpreter.UserKeys", $"{ownerId}");
}
