namespace Interpreter.GeminiSimulator.Live;

/// <summary>Cuts a transcript into the fragments that the service streams: a word each, its space in front.</summary>
internal static class Words
{
    /// <returns>Fragments that together are the text.</returns>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start + 1);
            end = end < 0 ? text.Length : end;
            words.Add(text[start..end]);
            start = end;
        }

        return words;
    }
}
