namespace Interpreter.Gemini.Failures;

/// <summary>What a goAway announced, when the connection ended.</summary>
internal enum GoAwayState
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>There was one, and its time has not come.</summary>
    Announced,

    /// <summary>There was one, and its time has come.</summary>
    Due,
}
