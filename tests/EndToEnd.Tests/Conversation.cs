using System.Runtime.InteropServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;
using Interpreter.Gemini;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Upstream;
using Interpreter.GeminiSimulator;
using Interpreter.GeminiSimulator.Speech;
using Interpreter.GeminiSimulator.Time;

namespace Interpreter.EndToEnd.Tests;

/// <summary>
/// A session of the one-process engine in conversation with the simulator over real sockets, both at a multiple of
/// real time; the speaker plays the phrasebook's recordings.
/// </summary>
internal sealed class Conversation : IAsyncDisposable, ISessionObserver
{
    private const int FrameSamples = 800; // 50 ms at 16 kHz

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SessionMetrics _metrics = new();
    private readonly List<SessionNote> _notes = [];
    private readonly ScaledTimeProvider _time;
    private readonly LocalSessionDirectory _directory;
    private long _audioSequence;
    private long _lastSequence;

    private Conversation(GeminiSimulatorServer simulator, ScaledTimeProvider time, SessionOptions options)
    {
        Simulator = simulator;
        _time = time;
        StartedAt = time.GetTimestamp();
        var client = new LiveClient(
            new LiveClientOptions { Endpoint = new GeminiEndpoint.Developer(simulator.BaseAddress), Credential = GeminiCredential.Parse("test-key") });
        _directory = new LocalSessionDirectory(new GeminiUpstreamConnector(client), options, _metrics, this, time);
    }

    public GeminiSimulatorServer Simulator { get; }

    public Phrasebook Book { get; } = Phrasebook.Load(Path.Combine(AppContext.BaseDirectory, "speech"));

    public long StartedAt { get; }

    public TimeSpan Elapsed => _time.GetElapsedTime(StartedAt);

    public ISession Session { get; private set; } = null!;

    public IReadOnlyList<SessionNote> Notes
    {
        get
        {
            lock (_notes)
            {
                return [.. _notes];
            }
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Conversation> StartAsync(double timeScale, string? model = null, string? target = null)
    {
        var time = new ScaledTimeProvider(TimeProvider.System, timeScale);
        var simulator = await GeminiSimulatorServer.StartAsync(new GeminiSimulatorOptions { TimeProvider = time }, Cancel);

        // A pause of the machine, which is nothing in real time, is long at a multiple of it: it must not end
        // an utterance or a wait for an answer.
        var options = new SessionOptions { InputStall = TimeSpan.FromMinutes(2), AnswerTimeout = TimeSpan.FromMinutes(10), ConnectTimeout = TimeSpan.FromMinutes(10) };
        var conversation = new Conversation(simulator, time, options);
        var models = new GeminiModels();
        conversation.Session = await conversation._directory.CreateAsync(
            new SessionSettings
            {
                Model = model is not null && models.TryFind(model, out var named) ? named : models.Default,
                Languages = ("ko", "en"),
                TargetLanguage = target,
            },
            Cancel);
        return conversation;
    }

    public void Noted(string sessionId, SessionNote note)
    {
        lock (_notes)
        {
            _notes.Add(note);
        }
    }

    /// <summary>Says a phrase and hears its interpretation out.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="language">Spoken in it.</param>
    /// <param name="inMidSpeech">Called when half of it has been said.</param>
    /// <param name="inMidAnswer">Called when the second piece of the answer has been heard.</param>
    public async Task<HeardTurn> InterpretAsync(Phrase phrase, string language, Action? inMidSpeech = null, Action? inMidAnswer = null)
    {
        var listening = ListenAsync(inMidAnswer);
        await SpeakAsync(phrase.Sides[language].Pcm24k, inMidSpeech);
        return await listening.WaitAsync(Patience, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _directory.DisposeAsync();
        await Simulator.DisposeAsync();
        _metrics.Dispose();
    }

    private async Task SpeakAsync(ReadOnlyMemory<byte> pcm24k, Action? inMidSpeech)
    {
        var speech = new short[pcm24k.Length / 2];
        var resampler = new Resampler(24_000, 16_000);
        var length = resampler.Process(MemoryMarshal.Cast<byte, short>(pcm24k.Span), speech);
        var frames = (length + FrameSamples - 1) / FrameSamples;
        var startedAt = _time.GetTimestamp();

        // Silence follows, as from an open microphone, for the gate to close on.
        for (var index = 0; index < frames + 10; index++)
        {
            var due = TimeSpan.FromMilliseconds(50 * index);
            if (_time.GetElapsedTime(startedAt) is var elapsed && elapsed < due)
            {
                await Task.Delay(due - elapsed, _time, Cancel);
            }

            var frame = AudioFrame.Rent(2 * FrameSamples, 16_000);
            frame.Samples.Clear();
            var at = index * FrameSamples;
            if (at < length)
            {
                speech.AsSpan(at, Math.Min(FrameSamples, length - at)).CopyTo(frame.Samples);
            }

            await Session.SendAudioAsync(frame, ++_audioSequence, Cancel);
            frame.Release();
            if (index == frames / 2)
            {
                inMidSpeech?.Invoke();
            }
        }
    }

    private async Task<HeardTurn> ListenAsync(Action? inMidAnswer)
    {
        var heard = new HeardTurn();
        var pieces = 0;
        await foreach (var output in Session.SubscribeAsync(_lastSequence, Cancel))
        {
            if (output is SessionOutput.Attached)
            {
                continue;
            }

            // Every output once, in order, across subscriptions.
            Assert.Equal(++_lastSequence, output.Sequence);
            heard.Add(output);
            if (output is SessionOutput.Speech && ++pieces == 2)
            {
                inMidAnswer?.Invoke();
            }

            if (output is SessionOutput.TurnCompleted)
            {
                return heard;
            }
        }

        throw new InvalidOperationException("The session ended before the turn did.");
    }
}
