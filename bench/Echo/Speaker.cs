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
    private const int FramesPerSecond = 20;

    private readonly Guid _attachment = Guid.NewGuid();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _offset = Random.Shared.Next(FramesPerSecond);
    private long _sent;
    private long _heard;
    private Task _sending = Task.CompletedTask;
    private ISessionFollower? _self;

    public bool IsMeasured { get; set; }

    public long Missing => Volatile.Read(ref _sent) - Volatile.Read(ref _heard);

    /// <summary>How often a frame had to wait for the call before it.</summary>
    public long Late { get; private set; }

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
        if (!_sending.IsCompleted)
        {
            Late++;
            return;
        }

        _sending = SendAsync();
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        await grain.SendAsync(_attachment, WireCommand.Of(new SessionCommand.Close()));
        await _closed.Task.WaitAsync(cancellationToken);
        grains.DeleteObjectReference<ISessionFollower>(_self!);
    }

    private async Task SendAsync()
    {
        var pcm = new byte[FrameBytes];
        pcm.AsSpan().Fill(0x11);
        var number = ++_sent;
        new Marker((uint)number, Marker.Now, IsMeasured ? 1u : 0u, default).Write(pcm);
        await grain.SendAudioAsync(_attachment, new AudioBatch(number, [FrameBytes], pcm));
    }

    public async Task HearAsync(WirePush push)
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
        else if (Marker.TryRead(wire.Data.Span, out var marker))
        {
            Volatile.Write(ref _heard, _heard + 1);
            if (marker.Lost == 1)
            {
                latencies.Add(Marker.MicrosecondsSince(marker.SentAt));
            }

            // Once a second, as gateways and clients do, and not all of them together.
            if ((_heard + _offset) % FramesPerSecond == 0)
            {
                _ = grain.HeardAsync(_attachment, push.Number);
                await grain.SendAsync(_attachment, WireCommand.Of(new SessionCommand.Acknowledge(wire.Sequence)));
            }
        }
    }
}
