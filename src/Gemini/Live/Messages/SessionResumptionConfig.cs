namespace Interpreter.Gemini.Live.Messages;

/// <summary>Asks for resumption handles. Empty: of a new session.</summary>
public sealed record SessionResumptionConfig
{
    /// <summary>The handle of the session to continue, whose connection must have closed.</summary>
    public string? Handle { get; init; }

    /// <summary>True: updates tell the last client message that the server has taken (Vertex).</summary>
    public bool? Transparent { get; init; }
}
