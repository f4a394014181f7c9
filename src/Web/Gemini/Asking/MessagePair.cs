using System.Text.Json.Serialization;
using Interpreter.Core.Sessions;
using Interpreter.Web.Gemini.Messages;

namespace Interpreter.Web.Gemini.Asking;

/// <summary>A question and its answer.</summary>
/// <param name="UserMessage">The question.</param>
/// <param name="AssistantMessage">The answer; null where it was stopped before its first word.</param>
internal sealed record MessagePair(
    [property: JsonPropertyName("user_message")] MessageInfo UserMessage,
    [property: JsonPropertyName("assistant_message")] MessageInfo? AssistantMessage)
{
    /// <summary>The messages of a turn; null where they could not be stored.</summary>
    public static MessagePair? Of(SessionOutput.TurnCompleted turn) => turn switch
    {
        { Question: { } question, Answer: { } answer } => new(MessageInfo.Of(question), MessageInfo.Of(answer)),
        { Question: { } question, WasInterrupted: true } => new(MessageInfo.Of(question), null),
        _ => null,
    };
}
