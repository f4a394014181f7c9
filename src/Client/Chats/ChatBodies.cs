namespace Interpreter.Client.Chats;

/// <summary>The bodies of requests about chats.</summary>
internal static class ChatBodies
{
    public sealed record Question(string Content);

    public sealed record NewSession(string Title);
}
