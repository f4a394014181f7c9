namespace Interpreter.Core.Chat;

/// <summary>Why an image is not taken.</summary>
public enum ImageFault
{
    /// <summary>It is taken.</summary>
    None,

    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has more bytes than <see cref="ImageLimits.MaxBytes"/>.</summary>
    TooManyBytes,

    /// <summary>Its content is no PNG, JPEG or WebP, or one that is cut or damaged.</summary>
    Unreadable,

    /// <summary>Its content is another than its label says.</summary>
    Mislabelled,

    /// <summary>It unfolds to more than <see cref="ImageLimits.MaxSide"/> or <see cref="ImageLimits.MaxPixels"/>, however few its bytes are.</summary>
    TooManyPixels,
}
