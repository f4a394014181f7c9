using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Text.Messages;

namespace Interpreter.Gemini.Text;

/// <summary>Says conversations in Gemini's words, and its answers in ours.</summary>
internal static class TextMapping
{
    /// <summary>The request.</summary>
    /// <exception cref="ArgumentException">There is no turn, or one without text and images, or the last is the model's.</exception>
    public static GenerateContentRequest ToContent(TextRequest request, TextModelProfile model)
    {
        if (request.Turns is not [.., { FromModel: false }])
        {
            throw new ArgumentException("A conversation ends with a turn of the user: add one to Turns.", nameof(request));
        }

        return new GenerateContentRequest
        {
            Contents = [.. request.Turns.Select(ToContent)],
            SystemInstruction = string.IsNullOrEmpty(request.SystemInstruction) ? null : new Content { Parts = [new Part { Text = request.SystemInstruction }] },
            GenerationConfig = new TextGenerationConfig
            {
                MaxOutputTokens = request.MaxOutputTokens,
                Temperature = request.Temperature,
                ThinkingConfig = model is { ThinkingLevel: null, ThinkingBudget: null } ? null : new ThinkingConfig { ThinkingLevel = model.ThinkingLevel, ThinkingBudget = model.ThinkingBudget },
            },
        };
    }

    /// <summary>How an answer ended.</summary>
    /// <param name="answer">The answer, or its chunk that says why it ended.</param>
    /// <param name="usage">The tokens, as counted last.</param>
    /// <param name="model">The model that was asked; counts where the answer does not name one.</param>
    public static TextEnd ToEnd(GenerateContentResponse answer, UsageMetadata? usage, string model) => new(
        answer.PromptFeedback?.BlockReason is null ? ToFinish(answer.EndReason) : TextFinish.Blocked,
        answer.EndReason,
        answer.ModelVersion ?? model,
        new TokenUsage(usage?.PromptTokenCount ?? 0, (usage?.CandidatesTokenCount ?? 0) + (usage?.ThoughtsTokenCount ?? 0), usage?.TotalTokenCount ?? 0),
        Billing.Of(usage));

    private static TextFinish ToFinish(string? reason) => reason switch
    {
        "STOP" => TextFinish.Complete,
        "MAX_TOKENS" => TextFinish.Length,
        "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "LANGUAGE" => TextFinish.Blocked,
        _ when reason?.StartsWith("IMAGE_", StringComparison.Ordinal) == true => TextFinish.Blocked,
        _ => TextFinish.Other,
    };

    private static Content ToContent(TextTurn turn)
    {
        var parts = new List<Part>(turn.Images.Count + 1);
        parts.AddRange(turn.Images.Select(image => new Part { InlineData = new Blob(image.MimeType, image.Data) }));
        if (turn.Text.Length > 0)
        {
            parts.Add(new Part { Text = turn.Text }); // Google's advice: the question after the image it is about
        }

        return parts.Count > 0
            ? new Content { Role = turn.FromModel ? "model" : "user", Parts = parts }
            : throw new ArgumentException("A turn has a text, or an image: leave an empty one out.", nameof(turn));
    }
}
