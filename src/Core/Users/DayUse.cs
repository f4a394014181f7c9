namespace Interpreter.Core.Users;

/// <summary>What was used of a day's limits.</summary>
/// <param name="Audio">Speech sent to the model.</param>
/// <param name="Tokens">Tokens, in and out.</param>
/// <param name="Spend">US dollars.</param>
internal readonly record struct DayUse(TimeSpan Audio, long Tokens, decimal Spend)
{
    public static DayUse operator +(DayUse left, DayUse right) =>
        new(left.Audio + right.Audio, left.Tokens + right.Tokens, left.Spend + right.Spend);

    public static DayUse operator -(DayUse left, DayUse right) =>
        new(left.Audio - right.Audio, left.Tokens - right.Tokens, left.Spend - right.Spend);
}
