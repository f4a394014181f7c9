namespace Interpreter.Core.Text;

/// <summary>How an answer ended.</summary>
public enum TextFinish
{
    /// <summary>The model had no more to say.</summary>
    Complete,

    /// <summary>The answer reached the longest that was allowed, and was cut.</summary>
    Length,

    /// <summary>The provider's policy forbids the prompt, or the rest of the answer.</summary>
    Blocked,

    /// <summary>The model gave up; the same request may succeed when asked again.</summary>
    Other,
}
