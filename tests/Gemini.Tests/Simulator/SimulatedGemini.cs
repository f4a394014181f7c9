using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Upstream;
using Interpreter.GeminiSimulator;
using static Interpreter.Gemini.Tests.Server.LiveClientFixture;

namespace Interpreter.Gemini.Tests.Simulator;

/// <summary>The connector of the product against the simulator of the product, over real sockets, twenty times as fast.</summary>
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

    public static Task<IUpstream> ConnectAsync(this GeminiSimulatorServer server, UpstreamSetup setup, string key = "some-key")
    {
        var options = new LiveClientOptions { Endpoint = new GeminiEndpoint.Developer(server.BaseAddress), Credential = GeminiCredential.Parse(key) };
        return new GeminiUpstreamConnector(new LiveClient(options)).ConnectAsync(setup, Cancellation).WaitAsync(Patience, Cancellation);
    }

    /// <summary>Reads until an event, and turns speech into its length in bytes.</summary>
    public static async Task<SimulatedTurn> ReadUntilAsync<T>(this IUpstream upstream)
        where T : UpstreamEvent => await upstream.ReadUntilAsync(next => next is T);

    public static async Task<SimulatedTurn> ReadUntilAsync(this IUpstream upstream, Func<UpstreamEvent, bool> isLast)
    {
        List<UpstreamEvent> events = [];
        var bytes = 0;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Patience);
        await foreach (var next in upstream.ReadAllAsync(timeout.Token))
        {
            events.Add(next);
            if (next is UpstreamEvent.Speech { Frame: var frame })
            {
                bytes += frame.Length;
                Assert.Equal(24_000, frame.SampleRate);
                frame.Release();
            }

            if (isLast(next))
            {
                break;
            }
        }

        return new SimulatedTurn(events, bytes);
    }

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
