using System.Net;

namespace Interpreter.Web.Accounts;

/// <summary>How accounts are made, signed in to and protected.</summary>
public sealed record AccountOptions
{
    /// <summary>Whether the socket serves clients that are not signed in.</summary>
    /// <value>The default is true.</value>
    public bool Guests { get; init; } = true;

    /// <summary>Whether anybody may make an account.</summary>
    /// <value>The default is true.</value>
    public bool Registration { get; init; } = true;

    /// <summary>How long a token is good for.</summary>
    /// <value>The default is 14 days, what the earlier chat system's sessions lasted.</value>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How many failed sign-ins in a row lock a user name.</summary>
    /// <value>The default is 5.</value>
    public int NameFailures { get; init; } = 5;

    /// <summary>How many failed sign-ins within <see cref="LockFor"/> lock an address, which many people may share.</summary>
    /// <value>The default is 50.</value>
    public int AddressFailures { get; init; } = 50;

    /// <summary>How long a lock lasts.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan LockFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many requests to the endpoints of accounts an address may make in a minute, and at once.</summary>
    /// <value>The default is 60.</value>
    public int RequestsPerMinute { get; init; } = 60;

    /// <summary>The rounds of PBKDF2 with HMAC-SHA512. Older hashes are made anew when their user signs in.</summary>
    /// <value>The default is 210,000, which OWASP's password storage cheat sheet asks for.</value>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>Proxies beside those on this machine whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];
}
