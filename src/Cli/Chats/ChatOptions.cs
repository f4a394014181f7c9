namespace Interpreter.Cli.Chats;

/// <summary>What the command line asks for.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Question">What to ask, once; null for what is on standard input, or typed.</param>
/// <param name="Session">The number of the chat; null for a new one.</param>
/// <param name="Image">The path of an image to ask about; null for none.</param>
/// <param name="IsJson">Whether the answer is printed as JSON.</param>
internal sealed record ChatOptions(Uri Server, string? Question, long? Session, string? Image, bool IsJson);
