using Interpreter.Core.Conversations;
using Interpreter.Core.Exports.Formats;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Cues;

/// <summary>Tells when messages are shown.</summary>
/// <param name="anchor">The first message shown: it begins the track, or lies on it where its offsets say.</param>
internal sealed class CueClock(ChatMessage anchor)
{
    private readonly TimeSpan _anchor = AudioOffsets.TryRead(anchor.Metadata)?.Start ?? TimeSpan.Zero;

    public Cue Cue(ChatMessage first, ChatMessage? second)
    {
        IReadOnlyList<CueLine> sides = second is null ? [Line(first)] : [Line(first), Line(second)];
        var one = AudioOffsets.TryRead(first.Metadata);
        var other = second is null ? null : AudioOffsets.TryRead(second.Metadata);
        var start = (one ?? other)?.Start ?? _anchor + (first.Timestamp - anchor.Timestamp);
        var end = one is null && other is null ? start + ReadingTime.Of(sides) : Later(one, other);
        return new Cue(start, end, sides).NotBefore(TimeSpan.Zero);
    }

    private static TimeSpan Later(AudioOffsets? one, AudioOffsets? other) =>
        TimeSpan.FromMilliseconds(Math.Max(one?.EndMs ?? 0, other?.EndMs ?? 0));

    private static CueLine Line(ChatMessage message) =>
        new(message.Language, string.Join('\n', Lines.Of(message.Content).Where(static line => !string.IsNullOrWhiteSpace(line)).Select(static line => line.Trim())));
}
