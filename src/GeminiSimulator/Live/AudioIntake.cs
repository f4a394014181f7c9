using System.Buffers.Binary;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Cuts the PCM that arrives into windows, keeps the onset of speech, and collects the turn's audio.</summary>
internal sealed class AudioIntake
{
    // Kept from before the onset, so that a soft first consonant is not lost.
    private static readonly TimeSpan _preRoll = TimeSpan.FromMilliseconds(300);

    private readonly ActivityDetector _detector;
    private readonly bool _manual;
    private readonly Queue<(short[] Window, bool Loud)> _before = new();
    private readonly int _beforeWindows;
    private short[] _window = [];
    private int _filled;
    private int _sampleRate = 16_000;
    private Utterance? _utterance;

    public AudioIntake(ActivityDetector detector, bool manual, TimeSpan onset)
    {
        _detector = detector;
        _manual = manual;
        _beforeWindows = (int)Math.Ceiling((_preRoll + onset) / ActivityDetector.Window);
        UseRate(_sampleRate);
    }

    /// <summary>Speech has started (automatic detection only).</summary>
    public event Action? Started;

    /// <summary>Speech has ended (automatic detection only).</summary>
    public event Action<Utterance>? Ended;

    /// <summary>Everything that arrived since the last call, speech or not.</summary>
    public TimeSpan Heard { get; private set; }

    /// <summary>True between the start and the end of an activity.</summary>
    public bool Active => _utterance is not null;

    public TimeSpan TakeHeard()
    {
        var heard = Heard;
        Heard = TimeSpan.Zero;
        return heard;
    }

    /// <param name="pcm">s16le mono; an odd last byte is ignored.</param>
    /// <param name="sampleRate">In Hz, as the message's MIME type declared it.</param>
    public void Take(ReadOnlySpan<byte> pcm, int sampleRate)
    {
        if (sampleRate != _sampleRate)
        {
            UseRate(sampleRate);
        }

        Heard += TimeSpan.FromSeconds(pcm.Length / 2 / (double)sampleRate);
        for (; pcm.Length >= 2; pcm = pcm[2..])
        {
            _window[_filled++] = BinaryPrimitives.ReadInt16LittleEndian(pcm);
            if (_filled == _window.Length)
            {
                TakeWindow();
            }
        }
    }

    /// <summary>The client announced that its audio pauses: an active turn ends here.</summary>
    public void EndStream()
    {
        _filled = 0;
        if (_detector.Reset() == ActivityEdge.Ended)
        {
            End();
        }

        _before.Clear();
    }

    public void BeginActivity() => _utterance ??= new(_sampleRate);

    /// <returns>The audio since <see cref="BeginActivity"/>; null when no activity was open.</returns>
    public Utterance? EndActivity()
    {
        var utterance = _utterance;
        utterance?.Append(_window.AsSpan(0, _filled), _detector.IsLoud(_window.AsSpan(0, _filled)));
        _utterance = null;
        _filled = 0;
        return utterance;
    }

    private void TakeWindow()
    {
        _filled = 0;
        var loud = _detector.IsLoud(_window);
        _utterance?.Append(_window, loud);
        if (_manual)
        {
            return;
        }

        if (_utterance is null)
        {
            Remember(loud);
        }

        switch (_detector.Push(loud))
        {
            case ActivityEdge.Started:
                Start();
                break;
            case ActivityEdge.Ended:
                End();
                break;
        }
    }

    private void Remember(bool loud)
    {
        var slot = _before.Count == _beforeWindows ? _before.Dequeue().Window : new short[_window.Length];
        _window.CopyTo(slot.AsSpan());
        _before.Enqueue((slot, loud));
    }

    private void Start()
    {
        _utterance = new(_sampleRate);
        while (_before.TryDequeue(out var earlier))
        {
            _utterance.Append(earlier.Window, earlier.Loud);
        }

        Started?.Invoke();
    }

    private void End()
    {
        var utterance = _utterance!;
        _utterance = null;
        Ended?.Invoke(utterance);
    }

    private void UseRate(int sampleRate)
    {
        EndStream();
        _sampleRate = sampleRate;
        _window = new short[(int)(sampleRate * ActivityDetector.Window.TotalSeconds)];
        _filled = 0;
        if (_utterance is { HasSpeech: false })
        {
            // A manual activity that opened before its first audio takes the rate of that audio.
            _utterance = new(sampleRate);
        }
    }
}
