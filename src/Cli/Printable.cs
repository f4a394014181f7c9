namespace Interpreter.Cli;

/// <summary>Words that come from afar: none of them may steer the terminal.</summary>
internal static class Printable
{
    /// <summary>As one line.</summary>
    public static string Line(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));

    /// <summary>As it is, in lines.</summary>
    public static string Lines(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) && character is not ('\n' or '\t') ? ' ' : character));
}
