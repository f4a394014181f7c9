using Interpreter.Core.Audio;

namespace Interpreter.Core.Sessions;

/// <summary>Turns a client's audio into what models take: 16 kHz, in pieces that keep the gate's decisions fine.</summary>
internal sealed class SpeechInput(int sampleRate)
{
    /// <summary>The rate of speech on its way to the model, in Hz.</summary>
    public const int Rate = 16_000;

    // Pieces of at most 100 ms: a client that sends a second at a time is gated no more coarsely.
    private const int MaxPieceSamples = Rate / 10;

    private readonly Resampler? _resampler = sampleRate == Rate ? null : new Resampler(sampleRate, Rate);

    /// <summary>Hands the frame's audio on, piece by piece; each is valid for the call unless retained.</summary>
    public void Convert(AudioFrame frame, Action<AudioFrame> take)
    {
        if (_resampler is null && frame.Length / 2 <= MaxPieceSamples)
        {
            take(frame);
            return;
        }

        var piece = sampleRate / 10;
        for (var at = 0; at < frame.Length / 2; at += piece)
        {
            var samples = frame.Samples.Slice(at, Math.Min(piece, frame.Length / 2 - at));
            var converted = AudioFrame.Rent(2 * (_resampler?.MaxOutput(samples.Length) ?? samples.Length), Rate);
            if (_resampler is null)
            {
                samples.CopyTo(converted.Samples);
            }
            else
            {
                converted.Trim(2 * _resampler.Process(samples, converted.Samples));
            }

            if (converted.Length > 0)
            {
                take(converted);
            }

            converted.Release();
        }
    }
}
