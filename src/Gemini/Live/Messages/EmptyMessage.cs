namespace Interpreter.Gemini.Live.Messages;

/// <summary>A message without fields: being there is what it says.</summary>
public sealed record EmptyMessage
{
    /// <summary>The one that is needed.</summary>
    public static EmptyMessage Instance { get; } = new();
}
