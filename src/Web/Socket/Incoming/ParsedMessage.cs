namespace Interpreter.Web.Socket.Incoming;

/// <summary>A message, or what is wrong with it.</summary>
internal readonly record struct ParsedMessage(ClientMessage Message, MessageProblem? Problem)
{
    public static implicit operator ParsedMessage(ClientMessage message) => new(message, null);

    public static implicit operator ParsedMessage(MessageProblem problem) => new(default, problem);
}
