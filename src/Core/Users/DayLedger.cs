namespace Interpreter.Core.Users;

/// <summary>
/// What a user has used of the running day of UTC: what is stored of it, and what is not yet. The two are kept apart, so
/// that what another process stored meanwhile is added to, never overwritten.
/// </summary>
internal sealed class DayLedger
{
    private DayUse _stored;
    private DayUse _unstored;
    private DayUse _writing;

    /// <summary>The day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>All that was used of it.</summary>
    public DayUse Total => _stored + _unstored;

    /// <summary>Whether there is something to store.</summary>
    public bool IsUnstored => _unstored != default;

    /// <summary>Begins a day anew where it is another. Returns whether it is.</summary>
    public bool Turn(DateOnly today)
    {
        if (Agrees(Day, today))
        {
            return false;
        }

        Day = today;
        _stored = _unstored = _writing = default;
        return true;
    }

    /// <summary>Counts.</summary>
    public void Add(DayUse use) => _unstored += use;

    /// <summary>Takes over what was found stored; of another day it is no matter.</summary>
    public void Found(DateOnly day, DayUse use)
    {
        _writing = default;
        if (Agrees(day, Day))
        {
            Day = day;
            _stored = use;
        }
        else
        {
            _stored = default;
        }
    }

    /// <summary>All that was used, to be stored.</summary>
    public DayUse BeginWrite()
    {
        _writing = _unstored;
        return Total;
    }

    /// <summary>It is stored; what was counted meanwhile is not.</summary>
    public void Written()
    {
        _stored += _writing;
        _unstored -= _writing;
        _writing = default;
    }

    // Clocks of several processes differ: at midnight one may be a day ahead for a moment, and what it has begun is
    // not begun again. Further ahead, a clock was wrong, and its day must not last until then.
    private static bool Agrees(DateOnly day, DateOnly today) => day == today || day == today.AddDays(1);
}
