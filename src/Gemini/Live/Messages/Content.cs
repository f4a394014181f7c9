namespace Interpreter.Gemini.Live.Messages;

/// <summary>A turn.</summary>
public sealed record Content
{
    /// <summary>"user" or "model".</summary>
    public string? Role { get; init; }

    /// <summary>What it consists of.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>A turn of one text.</summary>
    public static Content OfText(string role, string text) => new() { Role = role, Parts = [new Part { Text = text }] };
}
