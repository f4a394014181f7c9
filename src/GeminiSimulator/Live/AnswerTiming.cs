namespace Interpreter.GeminiSimulator.Live;

/// <param name="Delay">From the end of a turn to the first audio.</param>
/// <param name="Pace">Seconds of audio sent per second.</param>
internal sealed record AnswerTiming(TimeSpan Delay, double Pace);
