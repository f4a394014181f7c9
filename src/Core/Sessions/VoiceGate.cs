using System.Numerics;
using System.Runtime.InteropServices;

namespace Interpreter.Core.Sessions;

/// <summary>
/// Decides by energy, in windows of 20 ms, where speech begins and ends. Frames of any length may be given; the
/// windows run on across them.
/// </summary>
internal sealed class VoiceGate
{
    /// <summary>Samples in a window: 20 ms at 16 kHz.</summary>
    public const int WindowSamples = 320;

    // With the gate off all audio passes, but the speech states still need a notion of speech.
    private const int DefaultThreshold = 500;

    private readonly long _threshold;
    private readonly int _hangover;
    private long _energy;
    private int _filled;
    private int _quiet;

    public VoiceGate(VoiceGateSettings settings)
    {
        PassesAll = settings.Threshold == 0;
        _threshold = PassesAll ? DefaultThreshold : settings.Threshold;
        _hangover = settings.HangoverFrames;
    }

    /// <summary>Whether the gate is off: silence goes to the model too.</summary>
    public bool PassesAll { get; }

    /// <summary>Whether speech is going on, its hangover included.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes samples at 16 kHz.</summary>
    public GateResult Process(ReadOnlySpan<short> samples)
    {
        var result = default(GateResult);
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, WindowSamples - _filled)];
            _energy += Energy(part);
            _filled += part.Length;
            samples = samples[part.Length..];
            if (_filled < WindowSamples)
            {
                break;
            }

            EndWindow(ref result);
        }

        return result;
    }

    /// <summary>Closes the gate, as if the hangover had passed.</summary>
    public void Close()
    {
        IsOpen = false;
        _quiet = 0;
    }

    private void EndWindow(ref GateResult result)
    {
        // RMS >= threshold, without the square root.
        var loud = _energy >= _threshold * _threshold * WindowSamples;
        _energy = 0;
        _filled = 0;
        if (loud)
        {
            result.Voiced = true;
            result.Opened |= !IsOpen;
            IsOpen = true;
            _quiet = 0;
        }
        else if (IsOpen && ++_quiet >= _hangover)
        {
            Close();
            result.Closed = true;
        }
    }

    private static long Energy(ReadOnlySpan<short> samples)
    {
        var energy = 0L;
        var vectors = MemoryMarshal.Cast<short, Vector<short>>(samples);
        foreach (var vector in vectors)
        {
            Vector.Widen(vector, out var low, out var high);

            // Two squares of int16 fit in an unsigned 32-bit lane.
            var squares = Vector.AsVectorUInt32((low * low)) + Vector.AsVectorUInt32(high * high);
            Vector.Widen(squares, out var first, out var second);
            energy += (long)Vector.Sum(first + second);
        }

        foreach (var sample in samples[(vectors.Length * Vector<short>.Count)..])
        {
            energy += sample * sample;
        }

        return energy;
    }
}
