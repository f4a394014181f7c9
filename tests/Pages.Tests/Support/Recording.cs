using System.Runtime.InteropServices;
using Interpreter.Core.Audio;

namespace Interpreter.Pages.Tests.Support;

/// <summary>What Chromium's fake microphone hears: recordings with silence between them.</summary>
internal sealed class Recording : IDisposable
{
    private const int Rate = 24_000;

    /// <summary>-12 dB: the recordings nearly reach full scale, a mouth before a microphone does not, and Chromium's own gain would clip them.</summary>
    private const int Attenuation = 4;

    /// <summary>Room noise, ±4 of 32,768: no microphone is perfectly still, and Chromium's noise suppression goes astray in one that is.</summary>
    private const int Noise = 4;

    private readonly Random _noise = new(20_260_101);
    private readonly WavWriter _writer;

    public Recording()
    {
        File = Path.Combine(Path.GetTempPath(), $"interpreter-microphone-{Guid.NewGuid():N}.wav");
        _writer = new(System.IO.File.Create(File), Rate);
    }

    public string File { get; }

    public Recording Silence(TimeSpan duration) => Write(new short[(int)(duration.TotalSeconds * Rate)]);

    public Recording Speech(string recording)
    {
        using var reader = WavReader.Open(recording);
        var samples = new short[reader.LengthInSamples!.Value];
        var count = reader.Read(samples);
        return Write(samples.AsSpan(0, count));
    }

    /// <summary>Ends the file, so that a browser can read it.</summary>
    public Recording Finish()
    {
        _writer.Dispose();
        return this;
    }

    public void Dispose()
    {
        _writer.Dispose();
        System.IO.File.Delete(File);
    }

    private Recording Write(Span<short> samples)
    {
        for (var index = 0; index < samples.Length; index++)
        {
            samples[index] = (short)((samples[index] / Attenuation) + _noise.Next(-Noise, Noise + 1));
        }

        _writer.Write(MemoryMarshal.AsBytes(samples));
        return this;
    }
}
