using Interpreter.Core.Audio;
using Interpreter.Core.Pricing;

namespace Interpreter.Gemini.Speech;

/// <summary>A spoken text, or a bit of one.</summary>
/// <param name="Audio">24 kHz; whoever receives it releases it.</param>
/// <param name="Billed">Tokens of the whole request, as counted so far.</param>
public sealed record Utterance(AudioFrame Audio, BilledTokens Billed);
