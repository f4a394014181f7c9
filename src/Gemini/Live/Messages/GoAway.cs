namespace Interpreter.Gemini.Live.Messages;

/// <summary>The server will close the connection.</summary>
public sealed record GoAway
{
    /// <summary>Until then; null counts as now.</summary>
    public TimeSpan? TimeLeft { get; init; }
}
