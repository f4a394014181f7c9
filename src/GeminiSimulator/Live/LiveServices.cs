using Interpreter.GeminiSimulator.Speech;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>What all connections of one simulator share.</summary>
/// <param name="Options">The settings.</param>
/// <param name="Time">The simulated clock.</param>
/// <param name="Book">What is heard and said.</param>
/// <param name="Handles">The resumption handles given out.</param>
/// <param name="Developer">The recordings as messages of the Developer API.</param>
/// <param name="Vertex">The recordings as messages of the Agent Platform.</param>
internal sealed record LiveServices(
    GeminiSimulatorOptions Options, TimeProvider Time, Phrasebook Book, ResumptionStore Handles, Voice Developer, Voice Vertex)
{
    public Voice VoiceOf(LiveDialect dialect) => dialect.IsVertex ? Vertex : Developer;
}
