using System.Text;
using BenchmarkDotNet.Attributes;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Models;
using Interpreter.Web;
using Interpreter.Web.Socket.Incoming;

namespace Interpreter.Micro;

/// <summary>A frame's way from the client to Gemini, step by step.</summary>
public class UplinkBenchmark
{
    private readonly ClientMessageParser _parser = new(new InitParser(new GeminiModels(), new InterpreterDefaults()));
    private readonly VoiceGate _gate = new(new VoiceGateSettings());
    private readonly Resampler _resampler = new(48_000, 16_000);
    private readonly byte[] _message = new byte[16 * 1024];
    private byte[] _client = [];
    private AudioFrame _frame = AudioFrame.Rent(2, 16_000);
    private AudioFrame _fast = AudioFrame.Rent(2, 48_000);
    private short[] _resampled = [];

    /// <summary>The frame's playing time, in ms.</summary>
    [Params(20, 50, 100)]
    public int Milliseconds { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var data = Convert.ToBase64String(Speech.Pcm(Milliseconds, 16_000));
        _client = Encoding.ASCII.GetBytes($"{{\"type\":\"audio\",\"data\":\"{data}\",\"timestamp\":1702345678900}}");
        _frame = Speech.Frame(Milliseconds, 16_000);
        _fast = Speech.Frame(Milliseconds, 48_000);
        _resampled = new short[_resampler.MaxOutput(_fast.Length / 2)];
    }

    [Benchmark]
    public void ParseClientAudio() => _parser.Parse(_client, new SessionFacts(16_000)).Message.Audio!.Release();

    [Benchmark]
    public bool GateVoice() => _gate.Process(_frame.Samples).Voiced;

    [Benchmark]
    public int Resample48To16() => _resampler.Process(_fast.Samples, _resampled);

    [Benchmark]
    public int WriteGeminiAudio() => AudioInput.Write(_frame, _message);
}
