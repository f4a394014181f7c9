using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;
using Interpreter.Grains;
using Interpreter.Grains.Wire;
using Interpreter.Wire;

namespace Interpreter.Echo;

/// <summary>One session: speaks a frame of 50 ms when told to, and hears each again.</summary>
internal sealed class Speaker(ISessionGrain grain, LatencyHistogram latencies)
{
    // 50 ms at 16 kHz.
    private const int FrameBytes = 1600;

    // Outputs that a grain's answer carries at most, as a gateway asks for.
    private const int BatchSize = 32;

    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sent;
    private long _heard;
    private Task _sending = Task.CompletedTask;
    private Task _following = Task.CompletedTask;

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
        _following = FollowAsync(cancellationToken);
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
        await grain.SendAsync(WireCommand.Of(new SessionCommand.Close()));
        await _following.WaitAsync(cancellationToken);
    }

    private async Task SendAsync()
    {
        var pcm = new byte[FrameBytes];
        pcm.AsSpan().Fill(0x11);
        var number = ++_sent;
        new Marker((uint)number, Marker.Now, IsMeasured ? 1u : 0u, default).Write(pcm);
        await grain.SendAudioAsync(new AudioBatch(number, [FrameBytes], pcm));
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var wire in grain.FollowAsync(default, cancellationToken).WithBatchSize(BatchSize).WithCancellation(cancellationToken))
        {
            if (wire.Kind is null)
            {
                if (Marker.TryRead(wire.Data.Span, out var marker))
                {
                    Volatile.Write(ref _heard, _heard + 1);
                    if (marker.Lost == 1)
                    {
                        latencies.Add(Marker.MicrosecondsSince(marker.SentAt));
                    }
                }

                continue;
            }

            if (wire.Read() is SessionOutput.Attached)
            {
                _attached.TrySetResult();
            }
            else if (wire.Sequence % 8 == 0)
            {
                await grain.SendAsync(WireCommand.Of(new SessionCommand.Acknowledge(wire.Sequence)));
            }
        }
    }
}
