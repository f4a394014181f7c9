using Interpreter.Gemini.Tests.Contract;

namespace Interpreter.GoogleGenAI.Tests;

/// <summary>What Google.GenAI 0.2.0 can't do, and why; docs/operations.md says what it means for an operator.</summary>
internal static class KnownDifferences
{
    public static string? Of(Ability ability) => ability switch
    {
        Ability.CloseCodes => "AsyncSession.ReceiveAsync returns null for every close: code and words are not told.",
        Ability.RefusalStatus => "Live.ConnectAsync lets the WebSocketException of a refused upgrade through, which holds no status.",
        Ability.ErrorMessages => "LiveServerMessage has no member for error.",
        Ability.EmptyFrames => "AsyncSession.ReceiveAsync throws for an empty frame.",
        Ability.NewWords => "Enumerations are read by name: a message with a new one is not read at all.",
        Ability.LongText => "AsyncSession.ReceiveAsync decodes each 4,096 bytes by themselves: a character that straddles them becomes U+FFFD.",
        Ability.Languages => "Transcription has no member for languageCode.",
        Ability.MessageLimit => "AsyncSession.ReceiveAsync gathers a message of any size.",
        Ability.KeepAlive => "Live.ConnectAsync opens the socket itself, without a keep-alive timeout.",
        Ability.History => "LiveConnectConfig has no member for historyConfig.",
        Ability.ThinkingLevel => "ThinkingConfig has no member for thinkingLevel.",
        Ability.Translation => "GenerationConfig has no member for translationConfig.",
        Ability.EphemeralTokens => "Live.ConnectAsync sends an API key, to BidiGenerateContent only.",
        _ => null,
    };
}
