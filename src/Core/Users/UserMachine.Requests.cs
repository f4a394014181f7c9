namespace Interpreter.Core.Users;

/// <summary>The requests of a minute: who comes first is served first.</summary>
internal sealed partial class UserMachine
{
    private readonly RequestBucket _bucket = new();
    private readonly LinkedList<RequestWait> _waiting = new();
    private readonly Dictionary<long, LinkedListNode<RequestWait>> _places = [];

    // Asked only where a request waits, which it does for nothing else.
    private int Limit => _limits.RequestsPerMinute.GetValueOrDefault();

    /// <summary>When <see cref="Tick"/> is wanted at the latest; null for never.</summary>
    public DateTimeOffset? NextDeadline(DateTimeOffset now)
    {
        if (_waiting.First is not { } first)
        {
            return null;
        }

        var due = _bucket.DueAt(Limit, 0, now);
        return due < first.Value.Until ? due : first.Value.Until;
    }

    /// <summary>Asks to send a request; it is answered now or later.</summary>
    public void Admit(long ticket, DateTimeOffset now)
    {
        TurnDay(now);
        if ((Forbid(now) ?? (_waiting.Count == 0 ? Allow(now) : null)) is { } decided)
        {
            effects.Answer(ticket, decided);
            return;
        }

        var wait = _bucket.DueAt(Limit, _waiting.Count, now) - now;
        if (wait > options.RequestWait || _waiting.Count >= options.MaxWaiting)
        {
            effects.Answer(ticket, Refuse(LimitKind.RequestsPerMinute, wait, now));
            return;
        }

        _places[ticket] = _waiting.AddLast(new RequestWait(ticket, now + options.RequestWait));
    }

    /// <summary>A request is no longer wanted: those behind it move up. Returns false where it was answered already.</summary>
    public bool Cancel(long ticket, DateTimeOffset now)
    {
        if (!_places.Remove(ticket, out var place))
        {
            return false;
        }

        _waiting.Remove(place);
        Tick(now);
        return true;
    }

    /// <summary>Time has passed: answers whose turn has come, and who has waited too long.</summary>
    public void Tick(DateTimeOffset now)
    {
        TurnDay(now);
        while (_waiting.First is { } first)
        {
            var answer = Forbid(now) ?? Allow(now);
            if (answer is null && first.Value.Until <= now)
            {
                // The limit was lowered meanwhile.
                answer = Refuse(LimitKind.RequestsPerMinute, _bucket.DueAt(Limit, 0, now) - now, now);
            }

            if (answer is null)
            {
                return;
            }

            _waiting.RemoveFirst();
            _places.Remove(first.Value.Ticket);
            effects.Answer(first.Value.Ticket, answer);
        }
    }

    // Null: only the minute may be in the way.
    private Admission? Forbid(DateTimeOffset now) =>
        _limits.RequestsPerMinute is 0 ? Refuse(LimitKind.RequestsPerMinute, null, now)
        : Exhausted(now) is { } kind ? Refuse(kind, UntilMidnight(kind, now), now)
        : null;

    // Null: it must wait.
    private Admission? Allow(DateTimeOffset now)
    {
        if (_limits.RequestsPerMinute is null)
        {
            return new(Budget(now));
        }

        if (!_bucket.TryTake(Limit, now))
        {
            return null;
        }

        Changed();
        return new(Budget(now));
    }
}
