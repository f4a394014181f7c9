namespace Interpreter.Client.Usage;

/// <summary>How a server is.</summary>
/// <param name="IsReady">Whether it takes sessions; false while it stops.</param>
/// <param name="IsSimulated">Whether a simulated Gemini answers.</param>
/// <param name="Problem">What is wrong with Gemini or its key, in a sentence; null for nothing.</param>
public sealed record Health(bool IsReady, bool IsSimulated, string? Problem)
{
    /// <summary>Whether questions and speech will be answered.</summary>
    public bool IsHealthy => IsReady && Problem is null;
}
