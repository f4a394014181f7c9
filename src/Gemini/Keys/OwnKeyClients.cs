using System.Data.Common;
using System.Security.Cryptography;
using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Keys;

/// <summary>A client for each key that users have given of their own. Connections are not its own, so it costs little and few are kept.</summary>
/// <param name="keys">Knows the keys.</param>
/// <param name="create">Makes a client.</param>
internal sealed class OwnKeyClients<T>(IUserKeys keys, Func<GeminiCredential, T> create)
    where T : class
{
    /// <summary>How many are kept; the one used longest ago is let go.</summary>
    public const int Capacity = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Client)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, T Client)> _order = new();

    /// <summary>The client of a user's own key; null for the server's.</summary>
    /// <param name="ownerId">The user; null for a guest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpstreamException">The user has a key, but it can't be read.</exception>
    public async ValueTask<T?> FindAsync(long? ownerId, CancellationToken cancellationToken) =>
        ownerId is { } owner && await ReadAsync(owner, cancellationToken).ConfigureAwait(false) is { } key ? Of(key) : null;

    private async ValueTask<string?> ReadAsync(long owner, CancellationToken cancellationToken)
    {
        try
        {
            return await keys.FindAsync(owner, cancellationToken).ConfigureAwait(false);
        }
        catch (CryptographicException exception)
        {
            // Another key in its place would be billed to somebody else.
            throw new UpstreamException(UpstreamFailure.Auth, "The user's own API key can't be decrypted any more.", inner: exception) { IsOwnKey = true };
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            throw new UpstreamException(UpstreamFailure.Transient, "The user's own API key could not be looked up.", inner: exception);
        }
    }

    private T Of(string key)
    {
        lock (_lock)
        {
            if (_nodes.Remove(key, out var known))
            {
                _order.Remove(known);
            }
            else if (_nodes.Count == Capacity)
            {
                _nodes.Remove(_order.First!.Value.Key);
                _order.RemoveFirst();
            }

            var client = known?.Value.Client ?? create(Parse(key));
            _nodes[key] = _order.AddLast((key, client));
            return client;
        }
    }

    private static GeminiCredential Parse(string key)
    {
        try
        {
            return GeminiCredential.Parse(key);
        }
        catch (ArgumentException exception)
        {
            throw new UpstreamException(UpstreamFailure.Auth, "The user's own API key is none.", inner: exception) { IsOwnKey = true };
        }
    }
}
