using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Sessions;

/// <summary>The newest message of a session, as lists show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Role">Who says it: "user", "assistant", "system".</param>
/// <param name="Content">Its beginning; the whole is in the session and among the messages.</param>
/// <param name="Timestamp">When, in UTC.</param>
internal sealed record LastMessage(long Id, string Role, string Content, DateTime Timestamp)
{
    public static LastMessage? Of(MessagePreview? message) =>
        message is null ? null : new(message.Id, MessageJson.Of(message.Role), message.Content, message.Timestamp.UtcDateTime);
}
