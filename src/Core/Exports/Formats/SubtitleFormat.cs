using Interpreter.Core.Exports.Cues;

namespace Interpreter.Core.Exports.Formats;

/// <summary>What both forms of subtitles share: numbered cues, each ended by a blank line.</summary>
internal abstract class SubtitleFormat : ExportFormat
{
    /// <summary>What the file begins with.</summary>
    protected abstract string Header { get; }

    /// <summary>What stands between seconds and milliseconds.</summary>
    protected abstract char Point { get; }

    public override async Task WriteAsync(SessionExport export, Stream output, CancellationToken cancellationToken)
    {
        var writer = Utf8Text.Open(output);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(Header.AsMemory(), cancellationToken).ConfigureAwait(false);
            var number = 0;
            await foreach (var cue in CueTrack.OfAsync(export, cancellationToken).ConfigureAwait(false))
            {
                number++;
                var before = number == 1 ? "" : "\n";
                await writer.WriteAsync($"{before}{number}\n{Time(cue.Start)} --> {Time(cue.End)}\n".AsMemory(), cancellationToken).ConfigureAwait(false);
                foreach (var side in cue.Sides)
                {
                    await writer.WriteLineAsync(Show(side).AsMemory(), cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>A side's text, of which no part is taken for anything else.</summary>
    protected abstract string Show(CueLine side);

    private string Time(TimeSpan time) => FormattableString.Invariant(
        $"{(long)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{Point}{time.Milliseconds:000}");
}
