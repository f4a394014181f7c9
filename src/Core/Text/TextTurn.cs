namespace Interpreter.Core.Text;

/// <summary>A turn of a written conversation.</summary>
/// <param name="FromModel">True: the model said it. False: the user.</param>
/// <param name="Text">May be empty where there are images.</param>
public sealed record TextTurn(bool FromModel, string Text)
{
    /// <summary>The images that came with it, in order.</summary>
    public IReadOnlyList<TextImage> Images { get; init; } = [];
}
