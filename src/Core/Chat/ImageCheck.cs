namespace Interpreter.Core.Chat;

/// <summary>Whether an image may be shown to the model.</summary>
/// <param name="Fault">Why not; <see cref="ImageFault.None"/> where it may.</param>
/// <param name="Image">What it is, as far as that was found out: of <see cref="ImageFault.None"/>, <see cref="ImageFault.Mislabelled"/> and <see cref="ImageFault.TooManyPixels"/>.</param>
public readonly record struct ImageCheck(ImageFault Fault, ImageInfo Image)
{
    /// <summary>Whether it may.</summary>
    public bool IsTaken => Fault is ImageFault.None;
}
