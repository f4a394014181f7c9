namespace Interpreter.Core.Users;

/// <summary>The live sessions of a user.</summary>
/// <param name="holdFor">How long one is counted after it was last heard of.</param>
internal sealed class SessionHolds(TimeSpan holdFor)
{
    private readonly Dictionary<string, DateTimeOffset> _endsAt = new(StringComparer.Ordinal);

    /// <summary>Their ids.</summary>
    public IEnumerable<string> Sessions => _endsAt.Keys;

    /// <summary>How many there are.</summary>
    public int Count(DateTimeOffset now)
    {
        foreach (var (session, endsAt) in _endsAt)
        {
            if (endsAt <= now)
            {
                // Removal does not disturb an enumeration of a dictionary.
                _endsAt.Remove(session);
            }
        }

        return _endsAt.Count;
    }

    /// <summary>Hears of a session that is counted. Returns false where it is not.</summary>
    public bool TryRenew(string session, DateTimeOffset now)
    {
        if (!_endsAt.TryGetValue(session, out var endsAt) || endsAt <= now)
        {
            return false;
        }

        Add(session, now);
        return true;
    }

    /// <summary>Counts a session.</summary>
    public void Add(string session, DateTimeOffset now) => _endsAt[session] = now + holdFor;

    /// <summary>Counts a session no longer. Returns false where it was not counted.</summary>
    public bool Remove(string session) => _endsAt.Remove(session);

    /// <summary>Counts sessions that another process has counted, as if they had just been heard of: they will be, if they live.</summary>
    public void Found(IEnumerable<string> sessions, DateTimeOffset now)
    {
        foreach (var session in sessions)
        {
            _endsAt.TryAdd(session, now + holdFor);
        }
    }
}
