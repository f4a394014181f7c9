using System.Runtime.CompilerServices;
using Interpreter.Core.Conversations;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Cues;

/// <summary>
/// Makes subtitles of a session. A turn of an interpretation is one cue, the original first; any other message is a cue
/// by itself. Where the audio's offsets are known they say when; elsewhere the times of the messages do, and a cue stays
/// as long as reading takes. No cue begins before the one before it has had its second, and none overlaps the next.
/// </summary>
internal static class CueTrack
{
    public static async IAsyncEnumerable<Cue> OfAsync(SessionExport export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CueClock? clock = null;
        Cue? held = null;
        await foreach (var (first, second) in TurnsAsync(export, cancellationToken).ConfigureAwait(false))
        {
            clock ??= new CueClock(first);
            var cue = clock.Cue(first, second);
            if (held is not null)
            {
                cue = cue.NotBefore(held.Start + ReadingTime.Least);
                yield return held with { End = held.End < cue.Start ? held.End : cue.Start };
            }

            held = cue;
        }

        if (held is not null)
        {
            yield return held;
        }
    }

    private static async IAsyncEnumerable<(ChatMessage First, ChatMessage? Second)> TurnsAsync(
        SessionExport export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatMessage? original = null;
        await foreach (var message in export.Messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (message.Role == MessageRole.System || string.IsNullOrWhiteSpace(message.Content))
            {
                continue;
            }

            if (original is not null && message.Role == MessageRole.Assistant && AreOneTurn(original, message))
            {
                yield return (original, message);
                original = null;
                continue;
            }

            if (original is not null)
            {
                yield return (original, null);
                original = null;
            }

            if (export.IsInterpretation && message.Role == MessageRole.User)
            {
                original = message;
            }
            else
            {
                yield return (message, null);
            }
        }

        if (original is not null)
        {
            yield return (original, null);
        }
    }

    // Without offsets, an interpretation belongs to what was said right before it.
    private static bool AreOneTurn(ChatMessage original, ChatMessage interpretation) =>
        AudioOffsets.TryRead(original.Metadata) is not { } one || AudioOffsets.TryRead(interpretation.Metadata) is not { } other || one.Turn == other.Turn;
}
