namespace Interpreter.Client.Chats;

/// <summary>A question and its answer, as stored.</summary>
/// <param name="UserMessage">The question.</param>
/// <param name="AssistantMessage">The answer; null where it was stopped before its first word.</param>
public sealed record Exchange(ChatMessage UserMessage, ChatMessage? AssistantMessage);
