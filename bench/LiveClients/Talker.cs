using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;
using Interpreter.Wire;

namespace Interpreter.LiveClients;

/// <summary>A session that speaks without a pause, 20 frames a second, and reads what comes.</summary>
internal sealed class Talker : IAsyncDisposable
{
    // 50 ms at 16 kHz.
    private const int FrameBytes = 1600;
    private const int SampleRate = 16_000;

    private readonly IUpstream _upstream;
    private readonly LatencyHistogram _up;
    private readonly LatencyHistogram _down;
    private readonly TaskCompletionSource<uint> _firstAudio = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private uint _sequence;
    private long _endedAt;

    private Talker(IUpstream upstream, uint connect, LatencyHistogram up, LatencyHistogram down)
    {
        _upstream = upstream;
        ConnectMicroseconds = connect;
        _up = up;
        _down = down;
        _reading = ReadAsync();
    }

    /// <summary>How long connecting took.</summary>
    public uint ConnectMicroseconds { get; }

    /// <summary>How long the model's first sample took after <see cref="EndUtterance"/>, in microseconds.</summary>
    public Task<uint> FirstAudio => _firstAudio.Task;

    public static async Task<Talker> ConnectAsync(IUpstreamConnector connector, LatencyHistogram up, LatencyHistogram down)
    {
        var before = Marker.Now;
        var upstream = await connector.ConnectAsync(new() { Model = new GeminiModels().Default, SystemInstruction = "Interpret.", Voice = "Kore" }, CancellationToken.None);
        return new(upstream, Marker.MicrosecondsSince(before), up, down);
    }

    /// <summary>Sends the next frame.</summary>
    public void Speak(ReadOnlySpan<byte> pcm)
    {
        var frame = AudioFrame.Rent(FrameBytes, SampleRate);
        pcm.CopyTo(frame.Memory.Span);
        new Marker(++_sequence, Marker.Now, 0, default).Write(frame.Memory.Span);
        var sent = _upstream.TrySendAudio(frame);
        frame.Release();
        if (!sent)
        {
            throw new InvalidOperationException("A connection took no more audio.");
        }
    }

    /// <summary>Ends the utterance: the model begins to answer, and does not stop.</summary>
    public void EndUtterance()
    {
        _endedAt = Marker.Now;
        _upstream.TrySend(UpstreamInput.AudioStreamEnd.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _upstream.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        await foreach (var next in _upstream.ReadAllAsync(CancellationToken.None))
        {
            if (next is UpstreamEvent.Speech { Frame: var frame })
            {
                Hear(frame.Memory.Span);
                frame.Release();
            }
        }
    }

    private void Hear(ReadOnlySpan<byte> pcm)
    {
        if (!Marker.TryRead(pcm, out var marker))
        {
            throw new InvalidDataException("A frame of the model's came without its marker.");
        }

        if (marker.Lost > 0)
        {
            throw new InvalidDataException("The model missed a frame.");
        }

        _firstAudio.TrySetResult(Marker.MicrosecondsSince(_endedAt));
        _down.Add(Marker.MicrosecondsSince(marker.SentAt));
        for (var i = 0; i < UpLatencies.Capacity; i++)
        {
            if (marker.Up[i] > 0)
            {
                _up.Add(marker.Up[i]);
            }
        }
    }
}
