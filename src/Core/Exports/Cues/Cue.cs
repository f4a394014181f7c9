namespace Interpreter.Core.Exports.Cues;

/// <summary>A subtitle: what is shown, and when.</summary>
/// <param name="Start">From when, counted from the session's start.</param>
/// <param name="End">Until when.</param>
/// <param name="Sides">The original, and its interpretation where there is one.</param>
internal sealed record Cue(TimeSpan Start, TimeSpan End, IReadOnlyList<CueLine> Sides)
{
    /// <summary>The cue, begun no earlier than told, and shown long enough to be seen.</summary>
    public Cue NotBefore(TimeSpan start)
    {
        var from = Start < start ? start : Start;
        return this with { Start = from, End = End < from + ReadingTime.Least ? from + ReadingTime.Least : End };
    }
}
