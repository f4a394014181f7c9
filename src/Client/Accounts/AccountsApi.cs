using System.Net.Http.Json;
using Interpreter.Client.Failures;
using Interpreter.Client.Rest;

namespace Interpreter.Client.Accounts;

/// <summary>Signing in, and one's own account: docs/api.md, "Accounts".</summary>
public sealed class AccountsApi
{
    private const string Root = "api/v1/auth/";

    private readonly ApiChannel _channel;

    internal AccountsApi(ApiChannel channel) => _channel = channel;

    /// <summary>Makes an account and signs in: the client's further requests are this user's.</summary>
    /// <exception cref="InvalidFieldsException">The name is taken, or one of the two breaks a rule.</exception>
    /// <exception cref="ApiException">Registration is closed (403).</exception>
    public async Task<NewAccount> RegisterAsync(string username, string password, CancellationToken cancellationToken = default)
    {
        var account = await _channel.SendAsync(
            HttpMethod.Post, Root + "register/", new(username, password), ClientJson.Default.Credentials, ClientJson.Default.NewAccount, cancellationToken).ConfigureAwait(false);
        _channel.Token = account.Token;
        return account;
    }

    /// <summary>Signs in: the client's further requests are this user's.</summary>
    /// <exception cref="UnauthorizedException">The name or the password is wrong.</exception>
    /// <exception cref="TooManyRequestsException">Too many passwords were wrong.</exception>
    public async Task<AccessToken> SignInAsync(string username, string password, CancellationToken cancellationToken = default)
    {
        // What was signed in before has no part in it.
        _channel.Token = null;
        return Take(await _channel.SendAsync(
            HttpMethod.Post, Root + "login/", new(username, password), ClientJson.Default.Credentials, ClientJson.Default.AccessToken, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Signs out: the client's token is worth nothing any more, and forgotten.</summary>
    /// <exception cref="UnauthorizedException">It was worth nothing already.</exception>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        await _channel.SendAsync(HttpMethod.Post, Root + "logout/", null, cancellationToken).ConfigureAwait(false);
        _channel.Token = null;
    }

    /// <summary>Tells who is signed in.</summary>
    /// <exception cref="UnauthorizedException">Nobody is.</exception>
    public Task<Account> GetAsync(CancellationToken cancellationToken = default) =>
        _channel.GetAsync(Root + "me/", ClientJson.Default.Account, cancellationToken);

    /// <summary>Changes the password. All tokens so far are worth nothing; the client goes on with the new one.</summary>
    /// <exception cref="InvalidFieldsException">The password is not the user's, or the new one breaks a rule.</exception>
    public async Task<AccessToken> ChangePasswordAsync(string password, string newPassword, CancellationToken cancellationToken = default) =>
        Take(await _channel.SendAsync(
            HttpMethod.Post, Root + "password/", new(password, newPassword), ClientJson.Default.PasswordChange, ClientJson.Default.AccessToken, cancellationToken).ConfigureAwait(false));

    /// <summary>Deletes the account with everything it owns, for good.</summary>
    /// <exception cref="InvalidFieldsException">The password is not the user's.</exception>
    public async Task DeleteAsync(string password, CancellationToken cancellationToken = default)
    {
        using var body = JsonContent.Create(new(password), ClientJson.Default.Confirmation);
        await _channel.SendAsync(HttpMethod.Delete, Root + "me/", body, cancellationToken).ConfigureAwait(false);
        _channel.Token = null;
    }

    private AccessToken Take(AccessToken token)
    {
        _channel.Token = token.Token;
        return token;
    }
}
