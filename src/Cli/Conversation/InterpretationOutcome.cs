namespace Interpreter.Cli.Conversation;

/// <summary>What became of a recording.</summary>
/// <param name="Turns">How many turns were completed.</param>
/// <param name="HasFailed">Whether something was reported to have gone wrong: the interpretation may have gaps.</param>
internal sealed record InterpretationOutcome(int Turns, bool HasFailed);
