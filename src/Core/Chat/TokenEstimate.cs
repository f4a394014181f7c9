namespace Interpreter.Core.Chat;

/// <summary>
/// About how many tokens something is to Gemini, where the model has not counted it. Right within a factor of about 1.5 for
/// running text; for choosing how much history to give, not for billing.
/// </summary>
public static class TokenEstimate
{
    /// <summary>Tokens of an image, whatever its size: what Gemini 3 and later take it for by default (Google's page on media resolution).</summary>
    public const int Image = 1120;

    /// <summary>Tokens of a second of speech to a Live model (Google's guide to Live).</summary>
    public const int SpeechSecond = 25;

    /// <summary>Tokens of a text.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hundredths = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            hundredths += Hundredths(rune.Value);
        }

        return (int)Math.Min((hundredths + 99) / 100, int.MaxValue);
    }

    // Google says four characters of English a token. Other scripts are in the vocabulary by shorter pieces: a Russian word
    // is two or three tokens, a Korean syllable somewhat less than one, a Chinese sign about one.
    private static int Hundredths(int codePoint) => codePoint switch
    {
        < 0x0080 => 25,
        < 0x0250 => 35,
        >= 0x0400 and <= 0x052F => 35,
        >= 0xAC00 and <= 0xD7A3 => 65,
        >= 0x3040 and <= 0x9FFF => 80,
        _ => 60,
    };
}
