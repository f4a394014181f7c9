using System.Text.RegularExpressions;
using Interpreter.Core.Exports.Cues;

namespace Interpreter.Core.Exports.Formats;

/// <summary>WebVTT (W3C), each side with its language.</summary>
internal sealed partial class VttFormat : SubtitleFormat
{
    public override string Name => "vtt";

    public override string ContentType => "text/vtt; charset=utf-8";

    protected override string Header => "WEBVTT\n\n";

    protected override char Point => '.';

    protected override string Show(CueLine side)
    {
        var text = side.Text
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return side.Language is { } language && LanguageTag().IsMatch(language) ? $"<lang {language}>{text}</lang>" : text;
    }

    // BCP 47's letters, digits and hyphens; what else stands there would end the tag.
    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex LanguageTag();
}
