namespace Interpreter.Core.Text;

/// <summary>A whole answer.</summary>
/// <param name="Text">What the model wrote; empty where it was blocked before it began.</param>
/// <param name="End">How it ended.</param>
public sealed record TextAnswer(string Text, TextEnd End);
