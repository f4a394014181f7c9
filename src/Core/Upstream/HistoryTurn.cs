namespace Interpreter.Core.Upstream;

/// <summary>A turn of the past, as text.</summary>
/// <param name="FromModel">True: the model said it. False: the speaker.</param>
/// <param name="Text">Not empty.</param>
public sealed record HistoryTurn(bool FromModel, string Text);
