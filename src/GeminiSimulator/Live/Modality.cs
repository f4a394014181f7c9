namespace Interpreter.GeminiSimulator.Live;

/// <summary>What tokens are counted by.</summary>
internal enum Modality
{
    Text,
    Audio,
    Video,
}
