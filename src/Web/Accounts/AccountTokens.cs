using System.Security.Cryptography;
using Interpreter.Core.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Interpreter.Web.Accounts;

/// <summary>Makes tokens.</summary>
internal sealed class AccountTokens(IOptionsMonitor<BearerTokenOptions> schemes, AccountOptions options, TimeProvider time)
{
    /// <summary>How long a new token is good for, in seconds.</summary>
    public long ExpiresIn => (long)options.TokenLifetime.TotalSeconds;

    /// <summary>A new random text, for stamps and the names of sign-ins.</summary>
    public static string NewName() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Makes a token of a user.</summary>
    public string Create(UserAccount account)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + options.TokenLifetime };
        var ticket = new AuthenticationTicket(AccountClaims.Write(account, NewName(), AccountSchemes.Token), properties, AccountSchemes.Token);
        return schemes.Get(AccountSchemes.Token).BearerTokenProtector.Protect(ticket);
    }
}
