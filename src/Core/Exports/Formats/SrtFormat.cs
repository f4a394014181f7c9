using System.Text.RegularExpressions;
using Interpreter.Core.Exports.Cues;

namespace Interpreter.Core.Exports.Formats;

/// <summary>
/// SubRip. It has no escapes, and players take some of what is in a text for marks: an invisible word joiner parts them.
/// </summary>
internal sealed partial class SrtFormat : SubtitleFormat
{
    private const string WordJoiner = "\u2060";

    public override string Name => "srt";

    public override string ContentType => "application/x-subrip; charset=utf-8";

    protected override string Header => "";

    protected override char Point => ',';

    protected override string Show(CueLine side) => Marks().Replace(side.Text, $"$0{WordJoiner}");

    // The arrow between times, tags of HTML, and Advanced SubStation's overrides.
    [GeneratedRegex(@"--(?=>)|<(?=[A-Za-z/])|\{(?=\\)")]
    private static partial Regex Marks();
}
