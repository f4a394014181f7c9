namespace Interpreter.Core.Storage;

/// <summary>What was used on a day, deleted messages included.</summary>
/// <param name="Day">The day, in UTC, on which the messages were stored.</param>
/// <param name="Messages">Messages stored.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="ResponseSeconds">The sum of their response times, in seconds.</param>
public sealed record DailyUsage(DateOnly Day, long Messages, long Tokens, double ResponseSeconds);
