using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Buffers.Text;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>The handles that were given out. Bounded: the oldest are forgotten first.</summary>
internal sealed class ResumptionStore(TimeProvider time, TimeSpan lifetime)
{
    private const int MaxHandles = 100_000;

    private readonly ConcurrentDictionary<string, Checkpoint> _checkpoints = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _oldestFirst = new();

    /// <summary>Gives out a handle that resumes the session with this context.</summary>
    public string Add(SessionIdentity session, Conversation conversation)
    {
        var handle = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        _checkpoints[handle] = new(session, conversation, time.GetUtcNow() + lifetime);
        _oldestFirst.Enqueue(handle);
        while (_checkpoints.Count > MaxHandles && _oldestFirst.TryDequeue(out var oldest))
        {
            _checkpoints.TryRemove(oldest, out _);
        }

        return handle;
    }

    /// <returns>False: never given out, forgotten or expired.</returns>
    public bool TryFind(string handle, [NotNullWhen(true)] out Checkpoint? checkpoint) =>
        _checkpoints.TryGetValue(handle, out checkpoint) && time.GetUtcNow() < checkpoint.Expires;
}
