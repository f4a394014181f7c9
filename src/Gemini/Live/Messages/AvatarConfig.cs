namespace Interpreter.Gemini.Live.Messages;

/// <summary>A speaking picture (Vertex).</summary>
public sealed record AvatarConfig
{
    /// <summary>One of Google's.</summary>
    public string? AvatarName { get; init; }

    /// <summary>One of one's own.</summary>
    public CustomizedAvatar? CustomizedAvatar { get; init; }

    /// <summary>Bits a second of the sound.</summary>
    public int? AudioBitrateBps { get; init; }

    /// <summary>Bits a second of the picture.</summary>
    public int? VideoBitrateBps { get; init; }
}
