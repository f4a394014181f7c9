using Interpreter.Core.Pricing;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Models;

/// <summary>What of Gemini's counts is billed as what.</summary>
public static class Billing
{
    /// <summary>The tokens by kind. What the server counts but does not tell the kind of counts as text.</summary>
    public static BilledTokens Of(UsageMetadata? usage)
    {
        if (usage is null)
        {
            return default;
        }

        var inputAudio = Count(usage.PromptTokensDetails, "AUDIO");
        var inputImage = Count(usage.PromptTokensDetails, "IMAGE") + Count(usage.PromptTokensDetails, "VIDEO") + Count(usage.PromptTokensDetails, "DOCUMENT");
        var outputAudio = Count(usage.ResponseTokensDetails ?? usage.CandidatesTokensDetails, "AUDIO");
        var input = (usage.PromptTokenCount ?? 0L) + (usage.ToolUsePromptTokenCount ?? 0);
        var output = (usage.ResponseTokenCount ?? usage.CandidatesTokenCount ?? 0L) + (usage.ThoughtsTokenCount ?? 0);
        return new BilledTokens(
            Math.Max(0, input - inputAudio - inputImage),
            inputAudio,
            inputImage,
            Math.Max(0, output - outputAudio),
            outputAudio);
    }

    private static long Count(IReadOnlyList<ModalityTokenCount>? details, string modality) =>
        details?.Where(detail => detail.Modality == modality).Sum(detail => (long)(detail.TokenCount ?? 0)) ?? 0;
}
