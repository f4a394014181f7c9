namespace Interpreter.Web.Socket.Incoming;

/// <summary>Shortens what a client sent before it is quoted back in an error.</summary>
internal static class Excerpt
{
    private const int MaxLength = 40;

    public static string Of(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, Cut(text)), "…");

    // Never between the halves of a surrogate pair.
    private static int Cut(string text) => char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
}
