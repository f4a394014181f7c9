using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Interpreter.GeminiSimulator.Auth;

/// <summary>The ephemeral tokens given out. Bounded: the oldest are forgotten first.</summary>
internal sealed class AuthTokenStore(TimeProvider time)
{
    private const int MaxTokens = 10_000;

    private readonly ConcurrentDictionary<string, AuthToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _oldestFirst = new();

    /// <returns>The token's name, "auth_tokens/...", which is the credential.</returns>
    public string Add(AuthTokenGrant grant)
    {
        var name = $"auth_tokens/{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        _tokens[name] = new(grant, time);
        _oldestFirst.Enqueue(name);
        while (_tokens.Count > MaxTokens && _oldestFirst.TryDequeue(out var oldest))
        {
            _tokens.TryRemove(oldest, out _);
        }

        return name;
    }

    public bool TryFind(string name, [NotNullWhen(true)] out AuthToken? token) =>
        _tokens.TryGetValue(name, out token) && token.IsAlive;
}
