namespace Interpreter.GeminiSimulator.Models;

/// <summary>How the transcript of what the user said arrives.</summary>
internal enum TranscriptStyle
{
    /// <summary>A word per message.</summary>
    Words,

    /// <summary>The whole utterance in one message.</summary>
    Batch,

    /// <summary>First a message with only the language, then a word per message.</summary>
    LanguageThenWords,
}
