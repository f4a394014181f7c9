namespace Interpreter.Core.Upstream;

/// <summary>How a session learns that the model's turn is over.</summary>
public enum TurnEnd
{
    /// <summary>The model says so (generationComplete, then turnComplete).</summary>
    Announced,

    /// <summary>The model never says so: a turn ends when both sides have been silent for 2 s.</summary>
    Silence,
}
