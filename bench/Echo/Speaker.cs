using Interpreter.Core.Audio;
using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Grains;
using Interpreter.Grains.Wire;
using Interpreter.Wire;

namespace Interpreter.Echo;

/// <summary>One session: speaks a frame of 50 ms when told to, and hears each again.</summary>
internal sealed class Speaker(IGrainFactory grains, ISessionGrain grain, LatencyHistogram latencies) : ISessionFollower
{
    // 50 ms at 16 kHz.
    private const int FrameBytes = 1600;
    private const int SampleRate = 16_000;
    private const int FramesPerSecond = 20;

    private readonly Guid _attachment = Guid.NewGuid();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _offset = Random.Shared.Next(FramesPerSecond);
    private long _sent;
    private long _said;
    private long _heard;
    private ISessionFollower? _self;

    public bool IsMeasured { get; set; }

    public long Missing => Volatile.Read(ref _sent) - Volatile.Read(ref _heard);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var settings = new SessionSettings
        {
            Model = new ModelProfile { Id = "echo" },
            Languages = ("ko", "en"),
            VoiceGate = new() { Threshold = 0 },
            Key = grain.GetPrimaryKey(),
        };
        await grain.OpenAsync(SessionOpening.Of(settings), cancellationToken);
        _self = grains.CreateObjectReference<ISessionFollower>(this);
        await grain.FollowAsync(_attachment, default, _self);
        await _attached.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends the next frame; to be called every 50 ms.</summary>
    public void Speak()
    {
        var frame = AudioFrame.Rent(FrameBytes, SampleRate);
        var pcm = frame.Memory.Span;
        pcm.Fill(0x11);
        var number = Interlocked.Increment(ref _sent);
        new Marker((uint)number, Marker.Now, IsMeasured ? 1u : 0u, default).Write(pcm);
        _ = grain.SendAudioAsync(_attachment, new AudioBatch(Interlocked.Increment(ref _said), number, null, new(frame)));
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await grain.CloseAsync();
        await _closed.Task.WaitAsync(cancellationToken);
        grains.DeleteObjectReference<ISessionFollower>(_self!);
    }

    public Task HearAsync(WirePush push)
    {
        if (push.Output is not { } wire)
        {
            _closed.TrySetResult();
        }
        else if (wire.Kind is not null)
        {
            if (wire.Read() is SessionOutput.Attached)
            {
                _attached.TrySetResult();
            }
        }
        else if (wire.Read() is SessionOutput.Speech speech)
        {
            Volatile.Write(ref _heard, _heard + 1);
            if (Marker.TryRead(speech.Frame.Memory.Span, out var marker) && marker.Lost == 1)
            {
                latencies.Add(Marker.MicrosecondsSince(marker.SentAt));
            }

            speech.Frame.Release();

            // Once a second, as gateways and clients do, and not all of them together.
            if ((_heard + _offset) % FramesPerSecond == 0)
            {
                _ = grain.HeardAsync(_attachment, push.Number);
                _ = grain.SendAsync(_attachment, Interlocked.Increment(ref _said), WireCommand.Of(new SessionCommand.Acknowledge(wire.Sequence)));
            }
        }

        return Task.CompletedTask;
    }
}
