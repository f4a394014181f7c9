using System.Text;

namespace Interpreter.GeminiSimulator.Speech;

/// <summary>Compares sentences as a listener would.</summary>
internal static class PhraseText
{
    /// <summary>The letters and digits alone, composed and in lower case.</summary>
    public static string Key(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
