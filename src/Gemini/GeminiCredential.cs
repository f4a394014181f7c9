namespace Interpreter.Gemini;

/// <summary>What opens Gemini's door. Its text form never holds the secret.</summary>
public abstract class GeminiCredential
{
    private GeminiCredential()
    {
    }

    /// <summary>An API key, or an ephemeral token where it starts with "auth_tokens/", as the SDKs tell them apart.</summary>
    /// <param name="key">The key, as a person pastes it.</param>
    /// <exception cref="ArgumentException">It is blank, or holds what can't stand in a header.</exception>
    public static GeminiCredential Parse(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        key = key.Trim();
        if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("A Gemini API key consists of printable ASCII characters without blanks: check GEMINI_API_KEY.", nameof(key));
        }

        return key.StartsWith(EphemeralToken.Prefix, StringComparison.Ordinal) ? new EphemeralToken(key) : new ApiKey(key);
    }

    /// <summary>The header that carries it.</summary>
    internal abstract ValueTask<KeyValuePair<string, string>> GetHeaderAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    public override string ToString() => GetType().Name;

    /// <summary>An API key. Sent as a header: addresses end up in logs.</summary>
    /// <param name="key">The key.</param>
    public sealed class ApiKey(string key) : GeminiCredential
    {
        /// <summary>The key itself, for a client that makes the header.</summary>
        internal string Value => key;

        internal override ValueTask<KeyValuePair<string, string>> GetHeaderAsync(CancellationToken cancellationToken) =>
            new(KeyValuePair.Create("x-goog-api-key", key));
    }

    /// <summary>A token that a server made for a client, for some minutes and some connections.</summary>
    /// <param name="token">The token, with its prefix.</param>
    public sealed class EphemeralToken(string token) : GeminiCredential
    {
        internal const string Prefix = "auth_tokens/";

        /// <summary>The token itself, to be handed to a client.</summary>
        public string Value => token;

        internal override ValueTask<KeyValuePair<string, string>> GetHeaderAsync(CancellationToken cancellationToken) =>
            new(KeyValuePair.Create("Authorization", $"Token {token}"));
    }

    /// <summary>An OAuth access token of Google Cloud, for Vertex.</summary>
    /// <param name="getToken">Gives a token that is valid now; asked for each connection, since tokens last an hour.</param>
    public sealed class OAuth(Func<CancellationToken, ValueTask<string>> getToken) : GeminiCredential
    {
        internal override async ValueTask<KeyValuePair<string, string>> GetHeaderAsync(CancellationToken cancellationToken) =>
            KeyValuePair.Create("Authorization", $"Bearer {await getToken(cancellationToken).ConfigureAwait(false)}");
    }
}
