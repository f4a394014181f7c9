using System.Text.Json.Serialization;
using Interpreter.Core.Sessions;

namespace Interpreter.Web.Gemini.Pages;

/// <summary>The model's answer in a chat.</summary>
/// <param name="Success">True.</param>
/// <param name="Response">What it wrote.</param>
/// <param name="UserMessageId">The question's number.</param>
/// <param name="AssistantMessageId">The answer's number; null where it was stopped before its first word.</param>
/// <param name="Metadata">What is known of the answer.</param>
internal sealed record PageReply(
    bool Success,
    string Response,
    [property: JsonPropertyName("user_message_id")] long UserMessageId,
    [property: JsonPropertyName("assistant_message_id")] long? AssistantMessageId,
    AnswerMetadata Metadata)
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>The answer of a turn; null where it could not be stored.</summary>
    public static PageReply? Of(SessionOutput.TurnCompleted turn) => turn is { Question: { } question } && (turn.Answer is not null || turn.WasInterrupted)
        ? new(
            true,
            turn.Answer?.Content ?? "",
            question.Id,
            turn.Answer?.Id,
            AnswerMetadata.Of(turn.Answer?.ResponseTime ?? (turn.DurationMilliseconds / MillisecondsPerSecond), turn.Usage, turn.FinishReason))
        : null;
}
