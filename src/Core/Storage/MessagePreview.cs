namespace Interpreter.Core.Storage;

/// <summary>A message as lists of sessions show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Role">Who says it.</param>
/// <param name="Content">Its first <see cref="StorageLimits.Preview"/> code points.</param>
/// <param name="Timestamp">When.</param>
public sealed record MessagePreview(long Id, MessageRole Role, string Content, DateTimeOffset Timestamp);
