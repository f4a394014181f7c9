using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;
using Interpreter.GeminiSimulator;

namespace Interpreter.Gemini.Tests.Simulator;

/// <summary>The simulator of the product, twenty times as fast, and what is said to it.</summary>
internal static class SimulatedGemini
{
    public const string RefusedKey = "refused-key";

    public static GeminiSimulatorOptions Options { get; } = new()
    {
        TimeScale = 20,
        RefuseKeys = new HashSet<string> { RefusedKey },
        ResumptionUpdateInterval = TimeSpan.FromSeconds(1),
    };

    public static UpstreamSetup Setup(string model = GeminiModels.DefaultId) =>
        new() { Model = new GeminiModels(model).Default, SystemInstruction = "Interpret between Korean and English.", Voice = "Kore" };

    /// <summary>Speaks a recording in frames of 100 ms.</summary>
    public static void Speak(this IUpstream upstream, string recording)
    {
        using var wav = WavReader.Open(Path.Combine(AppContext.BaseDirectory, "speech", recording));
        var samples = wav.ReadToEnd();
        foreach (var chunk in samples.Chunk(wav.SampleRate / 10))
        {
            var frame = AudioFrame.Rent(chunk.Length * sizeof(short), wav.SampleRate);
            chunk.CopyTo(frame.Samples);
            Assert.True(upstream.TrySendAudio(frame));
            frame.Release();
        }
    }
}
