namespace Interpreter.Core.Storage;

/// <summary>What administrators see of all users.</summary>
/// <param name="Sessions">Counts over everybody's sessions.</param>
/// <param name="SessionsByUser">Those with the most sessions, the most first.</param>
/// <param name="TopPrompts">The prompts sent most often of late, the most often first.</param>
public sealed record TotalStatistics(SessionStatistics Sessions, IReadOnlyList<UserSessions> SessionsByUser, IReadOnlyList<PromptCount> TopPrompts);
