using Interpreter.Core.Attachments;
using Interpreter.Core.Audio;
using Interpreter.Core.Hosting;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>What one follower says, handed to the session in the order in which it was said.</summary>
internal sealed class Arrivals(IHostedSession session, TimeProvider time, Action lost) : IDisposable
{
    // More than a gateway has on its way at once.
    private const int MaxEarly = 512;

    // What overtakes does so by milliseconds. What goes through a silo that is killed never comes, and a session that waits for the
    // next heartbeat to notice would take the speaker for gone in mid-word.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly InOrder<Arrival> _arrivals = new(MaxEarly);
    private bool _isHanding;
    private bool _isWaiting;
    private bool _isOver;

    /// <summary>The number of the newest message handed over.</summary>
    public long Said => _arrivals.Through;

    /// <summary>The number of the newest audio frame handed over; 0 for none.</summary>
    public long AudioThrough { get; private set; }

    /// <summary>Takes audio. What has come before is ignored; what has no room is missed by its sender.</summary>
    public void Take(AudioBatch batch)
    {
        if (_arrivals.TryAdd(batch.Number, new(batch, null, null)))
        {
            _ = HandAsync();
        }
        else
        {
            batch.Audio.Discard();
        }
    }

    /// <summary>Takes a command; completes when the session has it.</summary>
    public Task<bool> TakeAsync(long number, WireCommand command)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_arrivals.TryAdd(number, new(default, command, done)))
        {
            return Task.FromResult(false);
        }

        _ = HandAsync();
        return done.Task;
    }

    /// <summary>The follower is gone: what waits for a message that did not come is not taken.</summary>
    public void Dispose()
    {
        _isOver = true;
        foreach (var arrival in _arrivals.GiveUp())
        {
            arrival.Done?.TrySetResult(false);
            arrival.Batch.Audio?.Discard();
        }
    }

    private async Task HandAsync()
    {
        if (_isHanding)
        {
            return;
        }

        _isHanding = true;
        try
        {
            while (_arrivals.TryTake(out var arrival))
            {
                await (arrival.Done is { } done ? HandAsync(arrival.Command!, done) : HandAsync(arrival.Batch));
            }
        }
        finally
        {
            _isHanding = false;
        }

        if (_arrivals.HasGap && !_isWaiting && !_isOver)
        {
            await WaitAsync();
        }
    }

    // The follower is let go where a message is missing for too long: it comes back and says it again.
    private async Task WaitAsync()
    {
        _isWaiting = true;
        var through = -1L;
        while (_arrivals.HasGap && !_isOver)
        {
            if (through == Said)
            {
                lost();
                return;
            }

            through = Said;
            await Task.Delay(Patience, time);
        }

        _isWaiting = false;
    }

    private async ValueTask HandAsync(WireCommand command, TaskCompletionSource<bool> done)
    {
        try
        {
            // A kind that this version does not know is passed over.
            if (command.Read() is { } read)
            {
                await session.SendAsync(read, CancellationToken.None);
            }

            done.TrySetResult(true);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            done.TrySetException(exception);
        }
    }

    private async ValueTask HandAsync(AudioBatch batch)
    {
        var audio = batch.Audio.Take();
        if (batch.Lengths is null)
        {
            await session.SendAudioAsync(audio, batch.First, CancellationToken.None);
            AudioThrough = batch.First;
        }
        else
        {
            var at = 0;
            for (var index = 0; index < batch.Lengths.Length; index++)
            {
                var frame = AudioFrame.Copy(audio.Memory.Span.Slice(at, batch.Lengths[index]), audio.SampleRate);
                at += frame.Length;
                await session.SendAudioAsync(frame, batch.First + index, CancellationToken.None);
                frame.Release();
                AudioThrough = batch.First + index;
            }
        }

        audio.Release();
    }

    private readonly record struct Arrival(AudioBatch Batch, WireCommand? Command, TaskCompletionSource<bool>? Done);
}
