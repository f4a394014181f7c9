using Interpreter.Core.Sessions;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Tests.Chat;

/// <summary>What a chat says of a turn.</summary>
internal static class ChatTurns
{
    public static ChatMessage Message(long id, MessageRole role, string content) => new()
    {
        Id = id,
        SessionId = 7,
        Role = role,
        MessageType = MessageType.Text,
        Content = content,
        Language = "en",
        Timestamp = new(2026, 1, 15, 10, 30, 0, TimeSpan.Zero),
        TokensUsed = 5,
        ResponseTime = role is MessageRole.Assistant ? 1.25 : null,
        ProcessingTime = 0.5,
        Metadata = """{"finish_reason":"STOP"}""",
    };

    public static SessionOutput.Asked Asked(long turn, string? request) => new(turn, request, Message(41, MessageRole.User, "Why?"));

    public static SessionOutput.TurnCompleted Completed(long turn, string? request, string answer) => new()
    {
        Turn = turn,
        RequestId = request,
        InputText = "Why?",
        OutputText = answer,
        WasInterrupted = false,
        Usage = new(1, 2, 3),
        InputAudioMilliseconds = 0,
        OutputAudioMilliseconds = 0,
        DurationMilliseconds = 1250,
        Question = Message(41, MessageRole.User, "Why?"),
        Answer = Message(42, MessageRole.Assistant, answer),
        FinishReason = "STOP",
    };
}
