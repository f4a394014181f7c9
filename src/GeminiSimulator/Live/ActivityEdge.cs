namespace Interpreter.GeminiSimulator.Live;

/// <summary>What a window of audio changed.</summary>
internal enum ActivityEdge
{
    None,
    Started,
    Ended,
}
