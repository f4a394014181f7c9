using Interpreter.Web.Http.Errors;

namespace Interpreter.Web.Chat;

/// <summary>What chats say.</summary>
internal static class ChatPhrases
{
    /// <summary>A chat's title until its first question gives it one.</summary>
    public static Phrase NewChat { get; } = new("New chat", "새 대화", "Новый чат");
}
