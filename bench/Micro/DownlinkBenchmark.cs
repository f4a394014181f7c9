using System.Text;
using BenchmarkDotNet.Attributes;
using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Web.Socket;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Micro;

/// <summary>A frame's way from Gemini to the client, step by step.</summary>
public class DownlinkBenchmark
{
    private readonly EventBuffer _events = new();
    private readonly PooledBuffer _buffer = new();
    private byte[] _server = [];
    private SessionOutput.Speech _speech = new(1, AudioFrame.Rent(2, 24_000));
    private ServerMessageWriter? _writer;

    /// <summary>The frame's playing time, in ms.</summary>
    [Params(20, 50, 100)]
    public int Milliseconds { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var data = Convert.ToBase64String(Speech.Pcm(Milliseconds, 24_000));
        _server = Encoding.ASCII.GetBytes(
            $"{{\n  \"serverContent\": {{\n    \"modelTurn\": {{\n      \"parts\": [\n        {{\n          \"inlineData\": {{\n            \"mimeType\": \"audio/pcm;rate=24000\",\n            \"data\": \"{data}\"\n          }}\n        }}\n      ]\n    }}\n  }}\n}}\n");
        _speech = new SessionOutput.Speech(1, Speech.Frame(Milliseconds, 24_000));
        _writer = new ServerMessageWriter(_buffer);
    }

    [GlobalCleanup]
    public void Cleanup() => _writer?.Dispose();

    [Benchmark]
    public void ParseGeminiAudio()
    {
        _events.Read(_server);
        while (_events.TryTake(out var said))
        {
            ((LiveEvent.Audio)said).Frame.Release();
        }
    }

    [Benchmark]
    public int WriteAudioResponse()
    {
        _writer!.TryWrite(_speech, new ClientMode(Extended: true, BinaryAudio: false));
        var length = _buffer.Written.Length;
        _buffer.Return();
        return length;
    }

    [Benchmark]
    public int WriteBinaryAudioResponse()
    {
        _writer!.TryWrite(_speech, new ClientMode(Extended: true, BinaryAudio: true));
        var length = _buffer.Written.Length;
        _buffer.Return();
        return length;
    }
}
