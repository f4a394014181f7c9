using Interpreter.Gemini.Live.Messages;
using Sdk = Google.GenAI.Types;

namespace Interpreter.GoogleGenAI;

/// <summary>Reads the SDK's counts of tokens.</summary>
internal static class UsageMapping
{
    /// <summary>The same counts; what nobody reads is left out.</summary>
    public static UsageMetadata Of(Sdk.UsageMetadata usage) => new()
    {
        PromptTokenCount = usage.PromptTokenCount,
        CachedContentTokenCount = usage.CachedContentTokenCount,
        ResponseTokenCount = usage.ResponseTokenCount,
        ToolUsePromptTokenCount = usage.ToolUsePromptTokenCount,
        ThoughtsTokenCount = usage.ThoughtsTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
        PromptTokensDetails = Of(usage.PromptTokensDetails),
        ResponseTokensDetails = Of(usage.ResponseTokensDetails),
    };

    private static List<ModalityTokenCount>? Of(List<Sdk.ModalityTokenCount>? details) =>
        details?.ConvertAll(detail => new ModalityTokenCount { Modality = detail.Modality?.ToString(), TokenCount = detail.TokenCount });
}
