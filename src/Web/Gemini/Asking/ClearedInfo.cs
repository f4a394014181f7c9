namespace Interpreter.Web.Gemini.Asking;

/// <summary>A session's messages were deleted.</summary>
/// <param name="Status">"history_cleared".</param>
internal sealed record ClearedInfo(string Status)
{
    public static ClearedInfo Instance { get; } = new("history_cleared");
}
