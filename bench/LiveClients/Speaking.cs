using System.Diagnostics;
using Interpreter.Wire;

namespace Interpreter.LiveClients;

/// <summary>Sends every talker's frames by an absolute schedule, on one thread; the talkers are spread over the time of a frame.</summary>
internal sealed class Speaking : IDisposable
{
    private readonly IReadOnlyList<Talker> _talkers;
    private readonly long _interval;
    private readonly long[] _dueAt;
    private readonly byte[] _pcm;
    private readonly Pacer _pacer;

    public Speaking(IReadOnlyList<Talker> talkers, int framesPerSecond)
    {
        _talkers = talkers;
        _interval = Stopwatch.Frequency / framesPerSecond;
        _dueAt = [.. talkers.Select((_, at) => Stopwatch.GetTimestamp() + (_interval * at / talkers.Count))];
        _pcm = Tone(1600);
        _pacer = new Pacer(Tick);
        _pacer.Start();
    }

    public void Dispose() => _pacer.Dispose();

    private void Tick(long now)
    {
        for (var at = 0; at < _talkers.Count; at++)
        {
            while (_dueAt[at] <= now)
            {
                _dueAt[at] += _interval;
                _talkers[at].Speak(_pcm);
            }
        }
    }

    private static byte[] Tone(int bytes)
    {
        var pcm = new byte[bytes];
        for (var i = 0; i < bytes / 2; i++)
        {
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / 16_000)));
        }

        return pcm;
    }
}
