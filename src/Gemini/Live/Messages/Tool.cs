namespace Interpreter.Gemini.Live.Messages;

/// <summary>Something the model may call: exactly one of the fields.</summary>
public sealed record Tool
{
    /// <summary>Functions of the client.</summary>
    public IReadOnlyList<FunctionDeclaration>? FunctionDeclarations { get; init; }

    /// <summary>Present: Google Search.</summary>
    public EmptyMessage? GoogleSearch { get; init; }

    /// <summary>Present: the model may run code.</summary>
    public EmptyMessage? CodeExecution { get; init; }

    /// <summary>Present: the model may read web pages.</summary>
    public EmptyMessage? UrlContext { get; init; }
}
