namespace Interpreter.Core.Chat;

/// <summary>What makes a session a chat: a conversation with the model, written and spoken, whose history is stored.</summary>
public sealed record ChatSettings
{
    /// <summary>The number of the stored session that holds the history.</summary>
    public required long SessionId { get; init; }

    /// <summary>How the model shall behave; null for nothing in particular.</summary>
    public string? Instruction { get; init; }

    /// <summary>The model that answers what is written; null for the server's default. What is spoken goes to the session's own model.</summary>
    public string? TextModel { get; init; }

    /// <summary>How much of the history the model is given, in tokens; the oldest turns are left out first, each as a whole.</summary>
    /// <value>The default is 32,000.</value>
    public int ContextTokens { get; init; } = 32_000;

    /// <summary>The longest answer, in tokens; null for the model's own limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Randomness, 0 to 2; null for the model's own.</summary>
    public double? Temperature { get; init; }
}
