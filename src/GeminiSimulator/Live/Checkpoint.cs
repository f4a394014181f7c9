namespace Interpreter.GeminiSimulator.Live;

/// <summary>What a resumption handle stands for.</summary>
internal sealed record Checkpoint(SessionIdentity Session, Conversation Conversation, DateTimeOffset Expires);
