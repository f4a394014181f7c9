using Interpreter.Core.Audio;

namespace Interpreter.Core.Attachments;

/// <summary>Frames that follow each other, end to end in one.</summary>
/// <param name="First">The number of the first.</param>
/// <param name="Audio">Their audio; whoever takes it releases it.</param>
/// <param name="Lengths">Their lengths, in bytes; null where it is one frame.</param>
public readonly record struct UnsentAudio(long First, AudioFrame Audio, int[]? Lengths);
