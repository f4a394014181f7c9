namespace Interpreter.GeminiSimulator.Models;

/// <summary>Which thinkingConfig a live model takes.</summary>
internal enum ThinkingUse
{
    /// <summary>None: naming one closes the connection.</summary>
    Refused,

    /// <summary>A budget in tokens.</summary>
    Budget,

    /// <summary>Any level.</summary>
    AnyLevel,

    /// <summary>LOW, MEDIUM or HIGH, and one must be named.</summary>
    LevelAboveMinimal,
}
