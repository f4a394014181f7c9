namespace Interpreter.Gemini.Tests.Contract;

/// <summary>What not every client of Gemini Live can do. A client that can't says why, and its tests are skipped by that reason.</summary>
public enum Ability
{
    /// <summary>Tells the code and the words of a close.</summary>
    CloseCodes,

    /// <summary>Tells the status of a refused upgrade.</summary>
    RefusalStatus,

    /// <summary>Tells what an error message says.</summary>
    ErrorMessages,

    /// <summary>Passes over an empty frame.</summary>
    EmptyFrames,

    /// <summary>Reads a message that holds a word newer than the client.</summary>
    NewWords,

    /// <summary>Reads text whose characters straddle the client's buffers.</summary>
    LongText,

    /// <summary>Tells the language of a transcript.</summary>
    Languages,

    /// <summary>Ends a connection on too large a message.</summary>
    MessageLimit,

    /// <summary>Ends a connection whose server answers no ping.</summary>
    KeepAlive,

    /// <summary>Announces that the first turns are history.</summary>
    History,

    /// <summary>Sets up a thinking level.</summary>
    ThinkingLevel,

    /// <summary>Sets up a model that translates into one language.</summary>
    Translation,

    /// <summary>Connects with an ephemeral token.</summary>
    EphemeralTokens,
}
