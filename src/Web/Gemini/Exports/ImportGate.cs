namespace Interpreter.Web.Gemini.Exports;

/// <summary>Lets in so many imports that memory suffices for the largest: one of each user, and a few of all.</summary>
internal sealed class ImportGate
{
    /// <summary>When to try again.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    // Eight of 32 MiB and what is read out of them: at most about 1 GB.
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly HashSet<long> _users = [];

    /// <summary>Enters; returns whether there was room. Whoever has entered leaves.</summary>
    public bool TryEnter(long user)
    {
        lock (_lock)
        {
            return _users.Count < Most && _users.Add(user);
        }
    }

    public void Leave(long user)
    {
        lock (_lock)
        {
            _users.Remove(user);
        }
    }
}
