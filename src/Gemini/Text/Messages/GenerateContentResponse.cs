using System.Text.Json.Serialization;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Rest.Messages;

namespace Interpreter.Gemini.Text.Messages;

/// <summary>An answer, or a chunk of one. Fields that are not known are passed over.</summary>
public sealed record GenerateContentResponse
{
    /// <summary>The answers; one, where not more were asked for, and none where the prompt was blocked.</summary>
    public IReadOnlyList<Candidate>? Candidates { get; init; }

    /// <summary>What is wrong with the prompt.</summary>
    public PromptFeedback? PromptFeedback { get; init; }

    /// <summary>Tokens; in a stream, as of this chunk.</summary>
    public UsageMetadata? UsageMetadata { get; init; }

    /// <summary>The model that answered.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>The answer's id.</summary>
    public string? ResponseId { get; init; }

    /// <summary>An error in the place of a chunk.</summary>
    [JsonInclude]
    internal GoogleError? Error { get; init; }

    /// <summary>The text of the first answer, without thoughts.</summary>
    [JsonIgnore]
    public string Text => string.Concat(First?.Content?.Parts?.Where(part => part.Thought != true).Select(part => part.Text) ?? []);

    /// <summary>The reason why the first answer ended, or the prompt was blocked; null while it goes on.</summary>
    [JsonIgnore]
    public string? EndReason => PromptFeedback?.BlockReason ?? First?.FinishReason;

    private Candidate? First => Candidates is [var first, ..] ? first : null;
}
