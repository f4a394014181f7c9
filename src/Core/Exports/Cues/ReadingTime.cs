using System.Text;

namespace Interpreter.Core.Exports.Cues;

/// <summary>How long subtitles are shown whose audio nobody has timed.</summary>
internal static class ReadingTime
{
    // Between the 12 letters a second that broadcasters allow for children and the 17 to 20 for adults.
    private const double LettersPerSecond = 15;

    // Hangul, kana and Han characters say about twice as much as a letter, and are allowed half the speed.
    private const int FirstWide = 0x1100;

    /// <summary>The shortest time that is seen at all.</summary>
    public static TimeSpan Least { get; } = TimeSpan.FromSeconds(1);

    /// <summary>After which readers begin to read again from the start.</summary>
    public static TimeSpan Most { get; } = TimeSpan.FromSeconds(7);

    public static TimeSpan Of(IReadOnlyList<CueLine> sides)
    {
        var letters = sides.Sum(static side => side.Text.EnumerateRunes().Sum(static rune => IsWide(rune) ? 2L : 1L));
        return TimeSpan.FromSeconds(Math.Clamp(letters / LettersPerSecond, Least.TotalSeconds, Most.TotalSeconds));
    }

    private static bool IsWide(Rune rune) => rune.Value is (>= FirstWide and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
